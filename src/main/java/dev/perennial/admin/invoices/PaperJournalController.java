package dev.perennial.admin.invoices;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.paper.Sums;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an entity issued in a month, as a file: a line for each paper and rate of tax; credit notes count below zero. */
@Controller
public class PaperJournalController {
    private static final List<String> HEAD = List.of(
            "number",
            "kind",
            "issued_on",
            "corrects",
            "account",
            "buyer",
            "tax_number",
            "currency",
            "tax_percent",
            "net",
            "tax",
            "gross");

    private final Visits visits;
    private final PaperQueries queries;

    PaperJournalController(Visits visits, PaperQueries queries) {
        this.visits = visits;
        this.queries = queries;
    }

    @GetMapping(PapersController.PATH + ".csv")
    void journal(
            @RequestParam(defaultValue = "") String entity,
            @RequestParam(defaultValue = "") String month,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var visit = visits.of(request);
        var asked = month(month, YearMonth.from(visit.now().atZone(visit.platform())));
        var parts = queries.parts(entity, asked).stream().collect(Collectors.groupingBy(PaperQueries.Part::number));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"invoices-" + asked + ".csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(Spreadsheet.BYTE_ORDER_MARK);
            var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
            csv.writeRecord(HEAD);
            for (var paper : queries.journal(entity, asked)) {
                parts.get(paper.number()).forEach(part -> csv.writeRecord(cells(paper, part)));
            }
            csv.flush();
        }
    }

    private static List<String> cells(PaperLine paper, PaperQueries.Part part) {
        var gross = part.gross();
        var net = Sums.net(gross, part.taxPercent());
        boolean back = paper.corrects() != null;
        var cells = new ArrayList<String>();
        cells.add(paper.number());
        cells.add(paper.kind().name());
        cells.add(String.valueOf(paper.issuedOn()));
        cells.add(paper.corrects() == null ? "" : paper.corrects());
        cells.add(Spreadsheet.text(paper.account()));
        cells.add(Spreadsheet.text(paper.buyer()));
        cells.add(Spreadsheet.text(paper.taxNumber()));
        cells.add(gross.currency().getCurrencyCode());
        cells.add(String.valueOf(part.taxPercent()));
        for (var amount : List.of(net, gross.minus(net), gross)) {
            cells.add(signed(amount, back));
        }
        return cells;
    }

    private static String signed(Money amount, boolean back) {
        return (back ? amount.negated() : amount).decimal();
    }

    /** This month where none is told, or what is told is none. */
    private static YearMonth month(String text, YearMonth now) {
        try {
            return text.isEmpty() ? now : YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            return now;
        }
    }
}
