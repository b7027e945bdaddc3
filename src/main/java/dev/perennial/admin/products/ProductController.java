package dev.perennial.admin.products;

import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.product.Comparisons;
import dev.perennial.product.Difference;
import dev.perennial.product.ProductNews;
import dev.perennial.product.ProductRefusal;
import dev.perennial.product.ProductSystems;
import dev.perennial.product.SendingAgain;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.sign.SigningSecret;
import dev.perennial.web.Templates;
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
    private static final String PATH = ProductsController.PATH + "/{product}";
    private static final int SHOWN_MAX = 200;

    private final Visits visits;
    private final Catalogs catalogs;
    private final ProductSystems systems;
    private final Comparisons comparisons;
    private final SendingAgain again;
    private final ProductQueries queries;

    ProductController(
            Visits visits,
            Catalogs catalogs,
            ProductSystems systems,
            Comparisons comparisons,
            SendingAgain again,
            ProductQueries queries) {
        this.visits = visits;
        this.catalogs = catalogs;
        this.systems = systems;
        this.comparisons = comparisons;
        this.again = again;
        this.queries = queries;
    }

    /**
     * @param secret made just now, and shown this once; null where none was
     * @param wrong what is to be put right before anything is done; null when nothing is
     */
    public record Page(
            Visit visit,
            Shown shown,
            Form form,
            List<Difference> differences,
            List<ProductNews> news,
            @Nullable String secret,
            @Nullable String wrong) {
        public boolean mayAct() {
            return visit.mayMoveClock();
        }

        public boolean isCut() {
            return differences.size() == SHOWN_MAX;
        }
    }

    @GetMapping(PATH)
    String look(@PathVariable String product, HttpServletRequest request, Model model) {
        return show(product, visits.of(request), null, null, null, model);
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
            return made instanceof Done<ProductSystems.Connected>(var connected)
                    ? show(product, visit, null, connected.secret().text(), null, model)
                    : show(product, visit, form, null, wrong(visit, made), model);
        }
        var changed = read.then(
                why -> systems.change(product, form.wish(), form.revisionNumber(), why, visit.actor(), visit.now()));
        if (changed instanceof Refused) return show(product, visit, form, null, wrong(visit, changed), model);
        Told.good(new Said("provision.told.changed", Map.of())).on(next);
        return "redirect:" + address(product);
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
            if (ended instanceof Refused) return show(product, visit, null, null, wrong(visit, ended), model);
            Told.good(new Said("provision.told.ended", Map.of())).on(next);
            return "redirect:" + address(product);
        }
        var fresh = Reason.read(reason).then(why -> systems.changeSecret(product, why, visit.actor(), visit.now()));
        return fresh instanceof Done<SigningSecret>(var secret)
                ? show(product, visit, null, secret.text(), null, model)
                : show(product, visit, null, null, wrong(visit, fresh), model);
    }

    @PostMapping(PATH + "/comparison")
    String compare(@PathVariable String product, HttpServletRequest request, Model model, RedirectAttributes next) {
        var visit = visits.of(request, address(product));
        var begun = comparisons.begin(product, visit.actor(), visit.now());
        if (begun instanceof Refused) return show(product, visit, null, null, wrong(visit, begun), model);
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
            return show(product, visit, null, null, wrong(visit, read), model);
        }
        var sent = chosen.stream()
                .limit(SHOWN_MAX)
                .flatMap(text -> send(product, text, why, visit).stream())
                .toList();
        var none = sent.stream().filter(Refused.class::isInstance).findFirst();
        if (sent.isEmpty()) return show(product, visit, null, null, visit.say("provision.none_chosen"), model);
        long done = sent.stream().filter(Done.class::isInstance).count();
        if (done == 0) return show(product, visit, null, null, wrong(visit, none.orElseThrow()), model);
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

    private String show(
            String product,
            Visit visit,
            @Nullable Form typed,
            @Nullable String secret,
            @Nullable String wrong,
            Model model) {
        var sold = catalogs.current().products().get(product);
        if (sold == null) throw new RefusedException(ProductRefusal.PRODUCT_NOT_SOLD, Map.of("product", product));
        var shown = Shown.of(
                product,
                sold.name().in(visit.language()),
                queries.counts().getOrDefault(product, TaskCounts.NONE),
                systems,
                comparisons,
                visit.now());
        var form = typed != null ? typed : shown.system() == null ? Form.NEW : Form.of(shown.system());
        var differences = comparisons.differences(product, "", "", SHOWN_MAX);
        model.addAttribute(
                Templates.PAGE, new Page(visit, shown, form, differences, systems.news(product), secret, wrong));
        return "admin/products/product";
    }

    private static String wrong(Visit visit, Outcome<?> outcome) {
        if (outcome instanceof Refused<?>(var why, var facts)) return visit.say(Said.refusal(why, facts));
        throw new IllegalStateException("Indicates a bug: nothing was refused");
    }

    private static String address(String product) {
        return ProductsController.PATH + "/" + product;
    }
}
