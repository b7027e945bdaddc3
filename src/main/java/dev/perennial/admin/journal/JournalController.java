package dev.perennial.admin.journal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.perennial.journal.JournalEntry;
import dev.perennial.journal.JournalLog;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Said;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.timeline.PastRule;
import dev.perennial.timeline.Tone;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The journal of all accounts by time: what happened, by whom, and the reason an operator gave. */
@Controller
public class JournalController {
    private static final int A_PAGE = 50;
    private static final List<String> COLUMNS =
            List.of("at", "account", "item", "kind", "actor_kind", "actor", "what", "reason", "journal_id");

    private final Visits visits;
    private final JournalLog log;

    JournalController(Visits visits, JournalLog log) {
        this.visits = visits;
        this.log = log;
    }

    /**
     * What happened once.
     *
     * @param reason what an operator said of it; null where nobody was asked
     */
    public record Row(
            Instant at,
            JournalEntry.Kind kind,
            Tone tone,
            List<Said> sentences,
            Actor by,
            String account,
            String accountName,
            @Nullable String item,
            @Nullable String itemName,
            @Nullable String reason) {}

    /**
     * @param kinds what can be chosen, by its name in the reader's language
     * @param older where older rows go on; null after the first one of all
     */
    public record Page(
            Visit visit,
            Asked asked,
            List<JournalEntry.Kind> kinds,
            List<Row> rows,
            @Nullable String newest,
            @Nullable String older,
            String sheet) {
        /** Whether the reason an operator gave is not in the sentence already. */
        public boolean addsReason(Row row) {
            return row.reason() != null && !visit.say(row.sentences()).contains(row.reason());
        }

        /** Who did it. */
        public String by(Row row) {
            return visit.say(new Said(
                    "words.actor." + row.by().kind(), Map.of("name", row.by().name())));
        }
    }

    /** What the form shows, as it was asked. */
    public record Asked(
            String account, String kind, String by, String actor, String from, String to, boolean everything) {
        static Asked of(Search search) {
            return new Asked(
                    search.account() == null ? "" : search.account().value(),
                    text(search.kind()),
                    text(search.by()),
                    text(search.actor()),
                    text(search.from()),
                    text(search.to()),
                    search.isEverything());
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    @GetMapping(Search.PATH)
    String look(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var search = Search.read(request::getParameter);
        var found = log.page(search.search(visit.platform()), visit.now(), A_PAGE + 1);
        var shown = found.stream().limit(A_PAGE).toList();
        var last = found.size() > A_PAGE ? shown.getLast().row() : null;
        var page = new Page(
                visit.in(visit.platform()),
                Asked.of(search),
                kinds(visit),
                shown.stream().map(JournalController::row).toList(),
                search.before() == null ? null : search.address(Search.PATH),
                last == null ? null : search.address(new Search.Place(last.at(), last.id())),
                search.address(Search.PATH + ".csv"));
        model.addAttribute(Templates.PAGE, page);
        return "admin/journal/journal";
    }

    /** The same as a file, row by row: however long it is, it takes the memory of a few rows. */
    @GetMapping(Search.PATH + ".csv")
    void sheet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var visit = visits.of(request);
        var search = Search.read(request::getParameter);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"journal-" + visit.words().day(visit.now()) + ".csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(Spreadsheet.BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(COLUMNS);
            log.each(search.search(visit.platform()), line -> csv.writeRecord(cells(line, visit)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static List<String> cells(JournalLog.Line line, Visit visit) {
        var row = line.row();
        return List.of(
                row.at().toString(),
                row.account().value(),
                Spreadsheet.text(row.subscription().orElse("")),
                row.kind().name(),
                row.actor().kind().name(),
                Spreadsheet.text(row.actor().name()),
                Spreadsheet.text(visit.say(PastRule.entry(row).sentences())),
                Spreadsheet.text(reason(row).orElse("")),
                row.id().toString());
    }

    private static Row row(JournalLog.Line line) {
        var row = line.row();
        var entry = PastRule.entry(row);
        return new Row(
                row.at(),
                row.kind(),
                entry.tone(),
                entry.sentences(),
                row.actor(),
                row.account().value(),
                line.accountName(),
                row.subscription().orElse(null),
                line.itemName(),
                reason(row).orElse(null));
    }

    /** What an operator said; where the program says why, that is in the sentence. */
    private static Optional<String> reason(JournalEntry row) {
        return row.actor().kind() == Actor.Kind.OPERATOR
                ? Optional.ofNullable(row.facts().get("reason"))
                : Optional.empty();
    }

    private static List<JournalEntry.Kind> kinds(Visit visit) {
        return Arrays.stream(JournalEntry.Kind.values())
                .sorted(Comparator.comparing(kind -> visit.say("words.kind." + kind)))
                .toList();
    }
}
