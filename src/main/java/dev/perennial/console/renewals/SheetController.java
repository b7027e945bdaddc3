package dev.perennial.console.renewals;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.listing.Found;
import dev.perennial.listing.Listings;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The filtered list as a file, written part by part: however long it is, it takes the memory of one part. */
@Controller
public class SheetController {
    private static final int ITEMS_A_PART = 2000;

    private final Visits visits;
    private final Catalogs catalogs;
    private final Listings listings;

    SheetController(Visits visits, Catalogs catalogs, Listings listings) {
        this.visits = visits;
        this.catalogs = catalogs;
        this.listings = listings;
    }

    @GetMapping(Filter.PATH + ".csv")
    void sheet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var visit = visits.of(request);
        visit.account();
        var read = FilterReader.read(request::getParameter, catalogs.current());
        if (!read.wrong().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var filter = read.filter();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"renewals-" + filter.tabName() + "-"
                        + visit.words().day(visit.now()) + ".csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(Spreadsheet.BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            write(csv, visit, filter);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void write(CsvWriter csv, Visit visit, Filter whole) {
        var account = visit.account();
        var sheet = new Sheet(visit.words(), visit.language());
        csv.writeRecord(sheet.head());
        var search = whole.search(account.zone(), visit.now());
        int found;
        do {
            var part = listings.find(account, search, visit.language(), ITEMS_A_PART);
            listings.lines(account, part.stream().map(Found::id).toList(), visit.now())
                    .forEach(line -> csv.writeRecord(sheet.cells(line)));
            found = part.size();
            if (found > 0) {
                search = search.from(part.getLast().place(false));
            }
        } while (found == ITEMS_A_PART);
    }
}
