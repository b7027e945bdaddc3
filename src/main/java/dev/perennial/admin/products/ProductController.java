package dev.perennial.admin.products;

import dev.perennial.admin.products.Wrong.Part;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.Said;
import dev.perennial.product.Comparisons;
import dev.perennial.product.Difference;
import dev.perennial.product.ProductNews;
import dev.perennial.product.ProductRefusal;
import dev.perennial.product.ProductSystems;
import dev.perennial.product.SendingAgain;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.renewal.OpenTasks;
import dev.perennial.sign.SigningSecret;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One product's own system: how it is reached, its secret, and what it has otherwise than we do. */
@Controller
public class ProductController {
    static final String PATH = ProductsController.PATH + "/{product}";
    static final int SHOWN_MAX = 200;

    private final Visits visits;
    private final ProductSystems systems;
    private final Comparisons comparisons;
    private final SendingAgain again;
    private final Clockwork clockwork;
    private final ProductView view;

    ProductController(
            Visits visits,
            ProductSystems systems,
            Comparisons comparisons,
            SendingAgain again,
            Clockwork clockwork,
            ProductView view) {
        this.visits = visits;
        this.systems = systems;
        this.comparisons = comparisons;
        this.again = again;
        this.clockwork = clockwork;
        this.view = view;
    }

    /**
     * @param waiting tasks that its system took on or never answered, to be answered for it
     * @param secret made just now, and shown this once; null where none was
     * @param wrong what is to be put right before anything is done; null when nothing is
     */
    public record Page(
            Visit visit,
            Shown shown,
            Form form,
            List<Difference> differences,
            List<OpenTasks.Waiting> waiting,
            List<ProductNews> news,
            @Nullable String secret,
            @Nullable Wrong wrong) {
        public boolean mayAct() {
            return visit.mayMoveClock();
        }

        public boolean isCut() {
            return differences.size() == SHOWN_MAX;
        }

        /** What is wrong with this field, or with the whole of a form where no field is named. */
        public @Nullable String wrong(Wrong.Part part, String field) {
            return wrong != null && wrong.part() == part && wrong.field().equals(field) ? wrong.text() : null;
        }

        /** The reason typed into this form before. */
        public String typed(Wrong.Part part) {
            return wrong != null && wrong.part() == part ? wrong.reason() : "";
        }
    }

    @GetMapping(PATH)
    String look(@PathVariable String product, HttpServletRequest request, Model model) {
        return view.show(product, visits.of(request), null, null, null, model);
    }

    @PostMapping(PATH)
    String save(
            @PathVariable String product,
            @ModelAttribute Form form,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, address(product));
        var read = Reason.read(reason);
        if (form.revision().isEmpty()) {
            var made = read.then(why -> systems.connect(product, form.wish(), why, visit.actor(), visit.now()));
            if (made instanceof Done<ProductSystems.Connected>(var connected)) {
                clockwork.beginCarrying(product, visit.now());
                return view.show(product, visit, null, connected.secret().text(), null, model);
            }
            return view.show(
                    product, visit, typedAgain(form, made), null, Wrong.of(Part.REACH, made, reason, visit), model);
        }
        var changed = read.then(
                why -> systems.change(product, form.wish(), form.revisionNumber(), why, visit.actor(), visit.now()));
        if (changed instanceof Refused) {
            var wrong = Wrong.of(Part.REACH, changed, reason, visit);
            return view.show(product, visit, typedAgain(form, changed), null, wrong, model);
        }
        clockwork.beginCarrying(product, visit.now());
        Told.good(new Said("provision.told.changed", Map.of())).on(next);
        return "redirect:" + address(product);
    }

    /** What was typed stands there again, unless somebody else was faster: then what they wrote does. */
    private static @Nullable Form typedAgain(Form typed, Outcome<?> refused) {
        return refused instanceof Refused<?>(var why, var facts) && why == ProductRefusal.PRODUCT_CHANGED_MEANWHILE
                ? null
                : typed;
    }

    @PostMapping(PATH + "/secret")
    String changeSecret(
            @PathVariable String product,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, address(product));
        if (act.equals("end")) {
            var ended =
                    Reason.read(reason).then(why -> systems.endSecretBefore(product, why, visit.actor(), visit.now()));
            if (ended instanceof Refused) {
                return view.show(product, visit, null, null, Wrong.of(Part.SECRET, ended, reason, visit), model);
            }
            Told.good(new Said("provision.told.ended", Map.of())).on(next);
            return "redirect:" + address(product);
        }
        var fresh = Reason.read(reason).then(why -> systems.changeSecret(product, why, visit.actor(), visit.now()));
        return fresh instanceof Done<SigningSecret>(var secret)
                ? view.show(product, visit, null, secret.text(), null, model)
                : view.show(product, visit, null, null, Wrong.of(Part.SECRET, fresh, reason, visit), model);
    }

    @PostMapping(PATH + "/comparison")
    String compare(@PathVariable String product, HttpServletRequest request, Model model, RedirectAttributes next) {
        var visit = visits.of(request, address(product));
        var begun = comparisons.begin(product, visit.actor(), visit.now());
        if (begun instanceof Refused) {
            return view.show(product, visit, null, null, Wrong.of(Part.COMPARISON, begun, "", visit), model);
        }
        Told.good(new Said("provision.told.compared", Map.of())).on(next);
        return "redirect:" + address(product);
    }

    /** @param chosen item and kind, with a bar between */
    @PostMapping(PATH + "/differences")
    String sendAgain(
            @PathVariable String product,
            @RequestParam(name = "difference", defaultValue = "") Set<String> chosen,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, address(product));
        var read = Reason.read(reason);
        if (!(read instanceof Done<Reason>(var why))) {
            return view.show(product, visit, null, null, Wrong.of(Part.DIFFERENCES, read, reason, visit), model);
        }
        var sent = chosen.stream()
                .limit(SHOWN_MAX)
                .flatMap(text -> send(product, text, why, visit).stream())
                .toList();
        long done = sent.stream().filter(Done.class::isInstance).count();
        if (done == 0) {
            var wrong = sent.isEmpty()
                    ? new Wrong(Part.DIFFERENCES, "", visit.say("provision.none_chosen"), reason)
                    : Wrong.of(Part.DIFFERENCES, sent.getFirst(), reason, visit);
            return view.show(product, visit, null, null, wrong, model);
        }
        Told.good(new Said("provision.told.sent", Map.of("done", String.valueOf(done))))
                .on(next);
        return "redirect:" + address(product);
    }

    private Optional<Outcome<List<Action>>> send(String product, String text, Reason why, Visit visit) {
        int bar = text.lastIndexOf('|');
        return Stream.of(Difference.Kind.values())
                .filter(kind -> bar > 0 && kind.name().equals(text.substring(bar + 1)))
                .findFirst()
                .map(kind -> again.send(product, text.substring(0, bar), kind, why, visit.actor(), visit.now()));
    }

    static String address(String product) {
        return ProductsController.PATH + "/" + product;
    }
}
