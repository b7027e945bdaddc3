package dev.perennial.api.operation;

import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Streamed;
import dev.perennial.api.Window;
import dev.perennial.books.BookFiles;
import dev.perennial.books.EntrySearch;
import dev.perennial.books.TrialBalances;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.key.Scope;
import dev.perennial.ledger.LedgerAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books as files, written as they are read: for those who may carry them out of the house. */
@RestController
@Tag(name = "Books")
class BookSheetsController {
    private final BookFiles files;
    private final Installation installation;
    private final PlatformClock clock;

    BookSheetsController(BookFiles files, Installation installation, PlatformClock clock) {
        this.files = files;
        this.installation = installation;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/books/trial-balance.csv", produces = "text/csv")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Download the trial balance")
    @Sheet
    void getTrialBalanceFile(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        var begin = begin(from);
        var end = end(to);
        write(caller, response, "trial-balance", out -> files.trialBalance(begin, end, out));
    }

    @GetMapping(path = "/api/v1/books/entries.csv", produces = "text/csv")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Download the entries of all accounts")
    @Sheet
    void getEntriesFile(
            Caller caller,
            @RequestParam(required = false) @Nullable Currency currency,
            @RequestParam(required = false) @Nullable LedgerAccount account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        var search = new EntrySearch(currency, account, begin(from), end(to), null);
        write(caller, response, "entries", out -> files.entries(search, out));
    }

    @GetMapping(path = "/api/v1/books/deferred-revenue.csv", produces = "text/csv")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Download what is sold and not yet earned")
    @Sheet
    void getDeferredRevenueFile(
            Caller caller, @RequestParam YearMonth from, @RequestParam YearMonth to, HttpServletResponse response)
            throws IOException {
        var first = Window.month("from", from);
        var last = Window.month("to", to);
        write(caller, response, "deferred-revenue", out -> files.deferredRevenue(first, last, out));
    }

    private Instant begin(@Nullable LocalDate from) {
        Window.day("from", from);
        return from == null
                ? TrialBalances.BEGINNING
                : from.atStartOfDay(installation.zone()).toInstant();
    }

    private Instant end(@Nullable LocalDate to) {
        Window.day("to", to);
        var last = to == null ? clock.now().atZone(installation.zone()).toLocalDate() : to;
        return last.plusDays(1).atStartOfDay(installation.zone()).toInstant();
    }

    private static void write(Caller caller, HttpServletResponse response, String name, Consumer<Writer> file)
            throws IOException {
        if (!caller.mayTakeBooks()) {
            throw new RefusedException(ApiRefusal.SCOPE_MISSING, Map.of("scope", Scope.OPERATIONS_READ.code()));
        }
        var answer = Streamed.file(response, "text/csv;charset=UTF-8", name + ".csv");
        try (var out = new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(Spreadsheet.BYTE_ORDER_MARK);
            file.accept(out);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
