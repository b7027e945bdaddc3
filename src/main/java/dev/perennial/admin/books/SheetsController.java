package dev.perennial.admin.books;

import dev.perennial.books.BookFiles;
import dev.perennial.books.EntrySearch;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Currency;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The books as files, written as they are read. */
@Controller
public class SheetsController {
    private final Visits visits;
    private final BookFiles files;

    SheetsController(Visits visits, BookFiles files) {
        this.visits = visits;
        this.files = files;
    }

    @GetMapping(EntriesController.PATH + ".csv")
    void entries(
            @RequestParam(required = false) @Nullable Currency currency,
            @RequestParam(required = false) @Nullable LedgerAccount account,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var span = Span.read(from, to, visits.of(request));
        var search = new EntrySearch(currency, account, span.begin(), span.end(), null);
        write(response, "entries-" + span.to(), out -> files.entries(search, out));
    }

    @GetMapping(TrialBalanceController.PATH + ".csv")
    void trialBalance(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var span = Span.read(from, to, visits.of(request));
        write(response, "trial-balance-" + span.to(), out -> files.trialBalance(span.begin(), span.end(), out));
    }

    @GetMapping(DeferredController.PATH + ".csv")
    void deferredRevenue(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var visit = visits.of(request);
        var span = MonthSpan.read(from, to, YearMonth.from(visit.now().atZone(visit.platform())));
        write(response, "deferred-revenue-" + span.to(), out -> files.deferredRevenue(span.from(), span.to(), out));
    }

    private static void write(HttpServletResponse response, String name, Consumer<Writer> file) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(Spreadsheet.BYTE_ORDER_MARK);
            file.accept(out);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
