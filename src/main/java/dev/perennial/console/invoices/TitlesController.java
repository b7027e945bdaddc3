package dev.perennial.console.invoices;

import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whom invoices are made out to: the list, and the form of one. */
@Controller
public class TitlesController {
    private static final Title.Buyer NEW = new Title.Buyer(Title.Kind.COMPANY, "", "", "CN", "", "", "", "", "");
    private static final Map<Refusal, String> FIELDS = Map.of(
            InvoiceRefusal.TITLE_NAME_MISSING, "name",
            InvoiceRefusal.TAX_NUMBER_MISSING, "tax_number",
            InvoiceRefusal.TAX_NUMBER_INVALID, "tax_number",
            InvoiceRefusal.COUNTRY_UNKNOWN, "country",
            InvoiceRefusal.TITLE_EMAIL_INVALID, "email");

    private final Visits visits;
    private final Titles titles;

    TitlesController(Visits visits, Titles titles) {
        this.visits = visits;
        this.titles = titles;
    }

    public record Page(Visit visit, List<Title> titles) {}

    /**
     * @param id of the title that is changed; null for a new one
     * @param field the field that something is wrong with; empty for none
     */
    public record Form(Visit visit, @Nullable UUID id, Title.Buyer buyer, String back, String field, String wrong) {
        public String wrong(String asked) {
            return asked.equals(field) ? wrong : "";
        }

        /** The codes of all countries by their names, in the order of the visitor's language. */
        public Map<String, String> countries() {
            var named = new TreeMap<String, String>(Collator.getInstance(visit.language()));
            for (var code : Locale.getISOCountries()) {
                named.put(Locale.of("", code).getDisplayCountry(visit.language()), code);
            }
            return named;
        }

        public boolean isCompany() {
            return buyer.kind() == Title.Kind.COMPANY;
        }
    }

    @GetMapping("/invoices/titles")
    String titles(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        model.addAttribute(
                Templates.PAGE, new Page(visit, titles.of(visit.account().id())));
        return "console/invoices/titles";
    }

    @GetMapping("/invoices/titles/_new")
    String fresh(@RequestParam(defaultValue = "") String back, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        return form(visit, null, NEW, back(back), null, "", model);
    }

    @GetMapping("/invoices/titles/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var title = titles.find(visit.account().id(), read(id)).orElseThrow(TitlesController::unknown);
        return form(visit, title.id(), title.buyer(), "", null, "", model);
    }

    @PostMapping("/invoices/titles")
    String save(
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, "/invoices/titles");
        visit.mustSpend();
        var account = visit.account().id();
        var typed = typed(fields);
        var id = Optional.ofNullable(fields.get("id"))
                .filter(text -> !text.isEmpty())
                .map(TitlesController::read)
                .orElse(null);
        var saved = id == null
                ? titles.add(account, typed, visit.actor(), visit.now())
                : titles.change(account, id, typed, visit.actor(), visit.now());
        var back = back(fields.getOrDefault("back", ""));
        if (saved instanceof Outcome.Refused<Title>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(visit, id, typed, back, why, visit.say(Said.refusal(why, facts)), model);
        }
        Told.good(Said.of("invoices.title.saved")).on(next);
        return "redirect:" + (back.isEmpty() ? "/invoices/titles" : back);
    }

    @PostMapping("/invoices/titles/prefer")
    String prefer(@RequestParam(defaultValue = "") String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, "/invoices/titles");
        visit.mustSpend();
        titles.prefer(visit.account().id(), read(id), visit.actor(), visit.now())
                .orThrow();
        Told.good(Said.of("invoices.title.preferred_now")).on(next);
        return "redirect:/invoices/titles";
    }

    @PostMapping("/invoices/titles/remove")
    String remove(@RequestParam(defaultValue = "") String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, "/invoices/titles");
        visit.mustSpend();
        switch (titles.remove(visit.account().id(), read(id), visit.actor(), visit.now())) {
            case Outcome.Done<Title>(var gone) ->
                Told.good(Said.of("invoices.title.removed")).on(next);
            case Outcome.Refused<Title>(var why, var facts) -> {
                if (why.isNotFound()) throw new RefusedException(why, facts);
                Told.care(Said.refusal(why, facts)).on(next);
            }
        }
        return "redirect:/invoices/titles";
    }

    private static String form(
            Visit visit,
            @Nullable UUID id,
            Title.Buyer buyer,
            String back,
            @Nullable Refusal why,
            String wrong,
            Model model) {
        var field = why == null ? "" : FIELDS.getOrDefault(why, "all");
        model.addAttribute(Templates.PAGE, new Form(visit, id, buyer, back, field, wrong));
        return "console/invoices/title";
    }

    private static Title.Buyer typed(Map<String, String> fields) {
        return new Title.Buyer(
                fields.getOrDefault("kind", "").equals("PERSON") ? Title.Kind.PERSON : Title.Kind.COMPANY,
                fields.getOrDefault("name", ""),
                fields.getOrDefault("tax_number", ""),
                fields.getOrDefault("country", ""),
                fields.getOrDefault("address", ""),
                fields.getOrDefault("bank", ""),
                fields.getOrDefault("bank_account", ""),
                fields.getOrDefault("phone", ""),
                fields.getOrDefault("email", ""));
    }

    /** The step of a request that a title was missing for; nowhere else leads a form from here. */
    private static String back(String address) {
        return address.matches("/invoices/request\\?[\\w&=.-]*") ? address : "";
    }

    private static UUID read(String id) {
        return Numbers.read(id).orElseThrow(TitlesController::unknown);
    }

    private static RefusedException unknown() {
        return new RefusedException(InvoiceRefusal.TITLE_NOT_FOUND, Map.of());
    }
}
