package dev.perennial.bss;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Sentences;
import dev.perennial.key.ApiKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where every call comes in: at the root, with its action in a header or a parameter. */
@Controller
class Gateway {
    static final String VERSION = "2017-12-14";

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int RETRY_SECONDS = 1;

    private final Map<String, Action> actions;
    private final Gatekeeper gatekeeper;
    private final Accounts accounts;
    private final WireIds wireIds;
    private final PlatformClock clock;

    Gateway(List<Action> actions, Gatekeeper gatekeeper, Accounts accounts, WireIds wireIds, PlatformClock clock) {
        this.actions = actions.stream().collect(Collectors.toMap(Action::name, Function.identity()));
        this.gatekeeper = gatekeeper;
        this.accounts = accounts;
        this.wireIds = wireIds;
        this.clock = clock;
    }

    @PostMapping("/")
    void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @GetMapping(path = "/", headers = "x-acs-action")
    void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @GetMapping(path = "/", params = "Action")
    void getByParameter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        var form = new Form(request.getHeader("accept"), "Error");
        try {
            var call = Call.read(request);
            form = Form.of(call);
            var signed = Signed.read(call);
            var action = action(signed);
            var data = action.answer(ask(call, action, gatekeeper.check(signed), request));
            form.send(response, HttpServletResponse.SC_OK, Answers.Done.of(id, data), action.name() + "Response");
        } catch (Fault fault) {
            refuse(fault, form, id, request, response);
        } catch (RefusedException refused) {
            var sentence = Sentences.in(Locale.ENGLISH).of(refused.why(), refused.facts());
            refuse(Fault.saying(RefusalCodes.of(refused.why()), sentence), form, id, request, response);
        } catch (RuntimeException bug) {
            LOG.error("Request {} could not be answered", id, bug);
            refuse(Fault.of(FaultCode.INTERNAL), form, id, request, response);
        }
    }

    private Action action(Signed signed) {
        if (!signed.version().equals(VERSION)) throw Fault.of(FaultCode.INVALID_VERSION);
        var action = actions.get(signed.action());
        if (action == null) throw Fault.of(FaultCode.INVALID_API);
        return action;
    }

    private Ask ask(Call call, Action action, ApiKeys.Holder holder, HttpServletRequest request) {
        if (!holder.may(action.scope())) {
            throw Fault.of(FaultCode.NOT_AUTHORIZED, action.scope().code());
        }
        var parameters = new Parameters(call.parameters());
        var account = account(parameters, holder);
        return new Ask(parameters, holder.user(), holder.actor(), account, clock.now(), request.getServerName());
    }

    /** A customer's own; the vendor's people name one by its number. */
    private Account account(Parameters parameters, ApiKeys.Holder holder) {
        var named = parameters.number("OwnerId", Long.MIN_VALUE, Long.MAX_VALUE);
        var own = holder.user().account();
        if (own.isEmpty() && named.isEmpty()) throw Fault.missing("OwnerId");
        var id = named.isEmpty()
                ? own
                : wireIds.account(named.get()).filter(found -> holder.actor().reaches(found.value()));
        return id.flatMap(accounts::find).orElseThrow(() -> Fault.of(FaultCode.INVALID_OWNER));
    }

    private static void refuse(
            Fault fault, Form form, String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (fault.kind() == FaultCode.THROTTLED) response.setIntHeader("Retry-After", RETRY_SECONDS);
        var failed = new Answers.Failed(id, request.getServerName(), fault.code(), fault.getMessage(), fault.advice());
        form.send(response, fault.kind().status(), failed, form.errorRoot());
    }

    /** JSON, or XML: as the parameter Format says, else the header Accept. */
    private record Form(String accept, String errorRoot) {
        static Form of(Call call) {
            var format = call.parameters().getOrDefault("Format", "");
            return new Form(format.isEmpty() ? call.header("accept") : format, "Error");
        }

        boolean isXml() {
            return accept != null && accept.toLowerCase(Locale.ROOT).contains("xml") && !accept.contains("html");
        }

        void send(HttpServletResponse response, int status, Object answer, String root) throws IOException {
            var bytes = isXml() ? Answers.xml(answer, root) : Answers.json(answer);
            response.setStatus(status);
            response.setContentType(isXml() ? "text/xml;charset=utf-8" : "application/json;charset=utf-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
