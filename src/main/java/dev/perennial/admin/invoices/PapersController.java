package dev.perennial.admin.invoices;

import dev.perennial.account.Account;
import dev.perennial.catalog.BillingEntity;
import dev.perennial.catalog.Catalogs;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Choice;
import dev.perennial.invoice.Documents;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Invoices;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Papers of all accounts: found by number, account and entity, and opened; and what an account's refunds come to. */
@Controller
public class PapersController {
    static final String PATH = "/admin/money/invoices";

    private static final int SHOWN = 100;

    private final Visits visits;
    private final PaperQueries queries;
    private final Catalogs catalogs;
    private final Invoices invoices;
    private final Documents documents;
    private final Automatic automatic;

    PapersController(
            Visits visits,
            PaperQueries queries,
            Catalogs catalogs,
            Invoices invoices,
            Documents documents,
            Automatic automatic) {
        this.visits = visits;
        this.queries = queries;
        this.catalogs = catalogs;
        this.invoices = invoices;
        this.documents = documents;
        this.automatic = automatic;
    }

    /**
     * @param month whose journal is offered as a file
     * @param account named by the search, where there is one of that id
     */
    public record Page(
            Visit visit,
            String text,
            String entity,
            YearMonth month,
            List<BillingEntity> entities,
            List<PaperLine> papers,
            Optional<Choice.OnRefund> account) {
        public String name(String code) {
            return entities.stream()
                    .filter(one -> one.code().equals(code))
                    .map(one -> one.name().in(visit.language()))
                    .findFirst()
                    .orElse(code);
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String entity,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var text = q.strip();
        var account = Optional.of(text)
                .filter(Visit::mayBeId)
                .filter(known -> queries.isAccount(known))
                .map(known -> automatic.of(new Account.Id(known)).onRefund());
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        text,
                        entity,
                        YearMonth.from(visit.now().atZone(visit.platform())),
                        List.copyOf(catalogs.current().entities().values()),
                        queries.find(text, entity, SHOWN),
                        account));
        return "admin/invoices/papers";
    }

    /** Opens a paper: its PDF, in the visitor's language. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<byte[]> open(@PathVariable String id, HttpServletRequest request) {
        var visit = visits.of(request);
        var invoice = Numbers.read(id)
                .flatMap(known -> invoices.find(known, visit.actor()))
                .orElseThrow(() -> new RefusedException(InvoiceRefusal.INVOICE_NOT_FOUND, Map.of()));
        var document =
                documents.of(invoice, Documents.Format.PDF, visit.language()).orThrow();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name())
                                .build()
                                .toString())
                .body(document.bytes());
    }

    @PostMapping(PATH + "/refunds")
    String onRefund(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        var onRefund = Stream.of(Choice.OnRefund.values())
                .filter(one -> one.name().equals(to))
                .findFirst()
                .orElse(Choice.OnRefund.CREDIT_NOTE);
        switch (Reason.read(reason)) {
            case Outcome.Refused<Reason>(var why, var facts) ->
                Told.care(Said.refusal(why, facts)).on(next);
            case Outcome.Done<Reason>(var said) -> {
                automatic
                        .onRefund(new Account.Id(account), onRefund, said, visit.actor(), visit.now())
                        .orThrow();
                Told.good(Said.of("invoices.desk.on_refund.set")).on(next);
            }
        }
        return "redirect:" + PATH + "?q=" + Visit.query(account);
    }
}
