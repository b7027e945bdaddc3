package dev.perennial.admin.outbox;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Text;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.letter.Brands;
import dev.perennial.letter.Letter;
import dev.perennial.letter.Letters;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Written;
import dev.perennial.sms.Size;
import dev.perennial.user.Role;
import dev.perennial.web.Templates;
import dev.perennial.web.Throttle;
import dev.perennial.web.Throttle.Gate;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import dev.perennial.web.WebRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How every message looks, in both languages and on each channel, of what an account was told or of examples. */
@Controller
public class TemplatesController {
    static final String PATH = OutboxController.PATH + "/templates";

    private static final int LINES = 5;
    private static final int TRIED_SHOWN = 5;

    private final Visits visits;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final ToldQueries told;
    private final Letters letters;
    private final Brands brands;
    private final Tries tries;
    private final Throttle throttle;

    TemplatesController(
            Visits visits,
            Accounts accounts,
            Catalogs catalogs,
            ToldQueries told,
            Letters letters,
            Brands brands,
            Tries tries,
            Throttle throttle) {
        this.visits = visits;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.told = told;
        this.letters = letters;
        this.brands = brands;
        this.tries = tries;
        this.throttle = throttle;
    }

    /** What was typed to send an example, and what is wrong with it. */
    public record Typed(
            String recipient,
            String reason,
            @Nullable String wrongRecipient,
            @Nullable String wrongReason) {
        static final Typed NOTHING = new Typed("", "", null, null);
    }

    /**
     * @param real whether it is what the account was told, and no example
     * @param unknown whether an account was asked for that is not there
     * @param size of an SMS; null on other channels
     */
    public record Page(
            Visit visit,
            Chosen chosen,
            Written written,
            boolean real,
            boolean unknown,
            @Nullable Size size,
            List<Tried> tried,
            Typed typed) {
        public boolean maySend() {
            var visitor = visit.visitor();
            return visitor != null && visitor.role() == Role.OPERATOR && chosen.channel() != Channel.CONSOLE;
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String account,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var chosen = Chosen.read(kind, language, channel, account, visit.language());
        return show(visit, chosen, Typed.NOTHING, model);
    }

    /** The letter alone, for the frame it is looked at in: with the headers of a letter, not of a page. */
    @GetMapping(PATH + "/letter")
    void letter(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String account,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var visit = visits.of(request);
        var chosen = Chosen.read(kind, language, Channel.EMAIL.name(), account, visit.language());
        var html = letters.write(letter(chosen, real(chosen))).html();
        LetterFrame.headers(response);
        response.getOutputStream().write(LetterFrame.page(html).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(PATH + "/test")
    String send(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        var chosen = Chosen.read(kind, language, channel, account, visit.language());
        if (chosen.channel() == Channel.CONSOLE) throw new RefusedException(WebRefusal.ROLE_MAY_NOT, Map.of());
        var to = recipient.strip();
        boolean phone = chosen.channel() == Channel.SMS;
        if (!PreviewRule.isAddress(to, phone)) {
            var wrong = visit.say(Said.refusal(OutboxRefusal.TEST_ADDRESS_INVALID, Map.of()));
            return show(visit, chosen, new Typed(recipient, reason, wrong, null), model);
        }
        if (Reason.read(reason) instanceof Refused<Reason>(var why, var facts)) {
            return show(visit, chosen, new Typed(to, reason, null, visit.say(Said.refusal(why, facts))), model);
        }
        var wait = throttle.take(Gate.TEST_MESSAGE, visit.actor().name());
        if (wait.isPresent()) {
            var wrong = visit.say(Throttle.refuse(wait.get(), response));
            return show(visit, chosen, new Typed(to, reason, wrong, null), model);
        }
        var given = Reason.read(reason).orThrow();
        return switch (send(chosen, to, given, visit)) {
            case Refused<Tried>(var why, var facts) ->
                show(visit, chosen, new Typed(to, reason, visit.say(Said.refusal(why, facts)), null), model);
            case Done<Tried>(var tried) -> {
                told(tried).on(next);
                yield "redirect:" + chosen.address();
            }
        };
    }

    private Outcome<Tried> send(Chosen chosen, String to, Reason reason, Visit visit) {
        var mark = chosen.language().getLanguage().equals("zh") ? "[测试]" : "[Test]";
        var marked = PreviewRule.marked(written(chosen, real(chosen)), mark, chosen.channel() == Channel.EMAIL);
        return tries.send(
                chosen.kind(), chosen.channel(), to, chosen.language(), marked, reason, visit.actor(), visit.now());
    }

    private static Told told(Tried tried) {
        var said = new Said(
                "outbox.test.told." + tried.outcome(), Map.of("to", tried.recipient(), "answer", tried.answer()));
        return tried.outcome().equals("TAKEN") ? Told.good(said) : Told.bad(said);
    }

    private String show(Visit visit, Chosen chosen, Typed typed, Model model) {
        var real = real(chosen);
        var written = written(chosen, real);
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit.in(visit.platform()),
                        chosen,
                        written,
                        !real.isEmpty(),
                        chosen.account() != null && owner(chosen).isEmpty(),
                        chosen.channel() == Channel.SMS ? Size.of(written.text()) : null,
                        tries.latest(TRIED_SHOWN),
                        typed));
        return "admin/outbox/templates";
    }

    private Written written(Chosen chosen, List<Letter.Line> real) {
        var letter = letter(chosen, real);
        return switch (chosen.channel()) {
            case EMAIL -> letters.write(letter);
            case SMS -> letters.sms(letter);
            case CONSOLE -> letters.console(letter);
        };
    }

    private Letter letter(Chosen chosen, List<Letter.Line> real) {
        var owner = owner(chosen);
        return real.isEmpty() || owner.isEmpty()
                ? PreviewRule.example(chosen.kind(), chosen.language(), brands.brand())
                : PreviewRule.real(chosen.kind(), chosen.language(), brands.brand(), owner.get(), real);
    }

    private Optional<Account> owner(Chosen chosen) {
        return Optional.ofNullable(chosen.account()).flatMap(accounts::find);
    }

    private List<Letter.Line> real(Chosen chosen) {
        return owner(chosen)
                .map(owner -> told.latest(accounts.bucketOf(owner.id()), owner.id(), chosen.kind(), LINES).stream()
                        .map(thing -> line(thing, chosen.kind(), chosen.language()))
                        .toList())
                .orElse(List.of());
    }

    private Letter.Line line(ToldQueries.Thing thing, NoticeKind kind, Locale language) {
        var example = PreviewRule.example(kind, language, brands.brand());
        var item = thing.item().map(id -> new Letter.Item(id, thing.name().orElse(id), product(thing)));
        var link = thing.item()
                .map(id -> brands.brand().home().resolve("/items?id=" + Visit.query(id)))
                .orElse(example.sections().getFirst().link());
        return new Letter.Line(item, thing.facts(), link);
    }

    private Text product(ToldQueries.Thing thing) {
        var name = thing.product().orElse("");
        return Optional.ofNullable(catalogs.current().products().get(name))
                .map(product -> product.name())
                .orElse(new Text(name, name));
    }
}
