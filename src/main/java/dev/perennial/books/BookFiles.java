package dev.perennial.books;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.perennial.clock.Installation;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.ledger.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The books as CSV files for accounting: the columns have the same names in every language, amounts are plain decimals,
 * days are of the platform's calendar. Rows are written as they are read.
 */
@Component
public class BookFiles {
    private static final List<String> ENTRIES = List.of(
            "date",
            "at",
            "entry",
            "debit_account",
            "credit_account",
            "amount",
            "currency",
            "account",
            "order",
            "reason",
            "debit",
            "credit");
    private static final List<String> TRIAL_BALANCE =
            List.of("currency", "account", "name", "opening", "debits", "credits", "closing");
    private static final List<String> DEFERRED =
            List.of("month", "currency", "product", "part", "sold", "refunded", "earned", "deferred");

    private final TrialBalances balances;
    private final Earnings earnings;
    private final ChartOfAccounts chart;
    private final Installation installation;

    BookFiles(TrialBalances balances, Earnings earnings, ChartOfAccounts chart, Installation installation) {
        this.balances = balances;
        this.earnings = earnings;
        this.chart = chart;
        this.installation = installation;
    }

    /** Every entry with its two sides, the oldest first. Debits and credits are the same amount: one row is balanced. */
    public void entries(EntrySearch search, Writer out) {
        var csv = csv(out);
        csv.writeRecord(ENTRIES);
        balances.each(search, entry -> csv.writeRecord(cells(entry)));
        finish(csv);
    }

    public void trialBalance(Instant from, Instant to, Writer out) {
        var csv = csv(out);
        csv.writeRecord(TRIAL_BALANCE);
        for (var balance : balances.between(from, to)) {
            for (var line : balance.lines()) {
                csv.writeRecord(
                        balance.currency().getCurrencyCode(),
                        Spreadsheet.text(chart.code(line.account())),
                        line.account().name(),
                        line.opening().decimal(),
                        line.debits().decimal(),
                        line.credits().decimal(),
                        line.closing().decimal());
            }
        }
        finish(csv);
    }

    public void deferredRevenue(YearMonth from, YearMonth to, Writer out) {
        var csv = csv(out);
        csv.writeRecord(DEFERRED);
        for (var line : earnings.between(from, to).lines()) {
            for (var month : line.months()) {
                csv.writeRecord(
                        month.month().toString(),
                        line.currency().getCurrencyCode(),
                        Spreadsheet.text(line.product()),
                        line.part().name(),
                        month.sold().decimal(),
                        month.refunded().decimal(),
                        month.earned().decimal(),
                        month.deferred().decimal());
            }
        }
        finish(csv);
    }

    private List<String> cells(Transfer entry) {
        var at = entry.at().atZone(installation.zone());
        return List.of(
                at.toLocalDate().toString(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at),
                entry.id().toString(),
                Spreadsheet.text(chart.code(entry.debit())),
                Spreadsheet.text(chart.code(entry.credit())),
                entry.amount().decimal(),
                entry.amount().currency().getCurrencyCode(),
                Spreadsheet.text(entry.account().value()),
                entry.order().map(UUID::toString).orElse(""),
                Spreadsheet.text(entry.reason()),
                entry.debit().name(),
                entry.credit().name());
    }

    /** The last rows go out; the writer stays open, it is whoever's who gave it. */
    private static void finish(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static CsvWriter csv(Writer out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    }
}
