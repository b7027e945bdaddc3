package dev.perennial.portfolio;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One kind of CSV file.
 *
 * @param columns those it must have, in any order
 * @param optional those it may have besides
 */
record CsvTable(String file, List<String> columns, Set<String> optional) {
    static final CsvTable ACCOUNTS = new CsvTable(
            "accounts.csv",
            List.of(
                    "account",
                    "name",
                    "currency",
                    "time_zone",
                    "language",
                    "email",
                    "phone",
                    "balance",
                    "credit_limit",
                    "low_balance_threshold"),
            Set.of());
    static final CsvTable SUBSCRIPTIONS = new CsvTable(
            "subscriptions.csv",
            List.of(
                    "subscription",
                    "account",
                    "product",
                    "edition",
                    "name",
                    "billing",
                    "started_at",
                    "expires_at",
                    "renewal_mode",
                    "renewal_period",
                    "rank",
                    "depends_on"),
            Set.of("phase"));
    static final CsvTable COUPONS = new CsvTable(
            "coupons.csv",
            List.of(
                    "coupon",
                    "account",
                    "kind",
                    "value",
                    "remaining",
                    "threshold",
                    "cap",
                    "products",
                    "order_types",
                    "valid_from",
                    "valid_until"),
            Set.of());

    /** Hands every row of the file to {@code each}, unless the file as a whole is broken. */
    void read(Path path, Problems problems, Watch watch, Consumer<Fields> each) {
        watch.begin("checking " + file, bytes(path));
        var fault = CsvText.firstFault(path, watch);
        if (fault.isPresent()) {
            problems.add(fault.get());
            return;
        }
        watch.begin("reading " + file, bytes(path));
        try (var in = new Watched(Files.newInputStream(path), watch);
                var reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            read(reader, problems, each);
        } catch (CsvParseException unreadable) {
            problems.add(file, 1, "cannot be read: " + unreadable.getMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void read(CsvReader<CsvRecord> reader, Problems problems, Consumer<Fields> each) {
        var rows = reader.iterator();
        if (!rows.hasNext()) {
            problems.add(file, 1, "is empty; begin it with the header line " + String.join(",", columns));
            return;
        }
        long before = problems.count();
        var first = rows.next();
        var header =
                CsvHeader.read(file, first.getStartingLineNumber(), first.getFields(), columns, optional, problems);
        if (problems.count() > before) {
            return;
        }
        while (rows.hasNext()) {
            var row = rows.next();
            if (row.getFieldCount() == header.width()) {
                each.accept(fields(header, row, problems));
            } else {
                problems.add(
                        file,
                        row.getStartingLineNumber(),
                        "has " + row.getFieldCount() + " fields; write " + header.width() + ", one for each column");
            }
        }
    }

    private static Fields fields(CsvHeader header, CsvRecord row, Problems problems) {
        return new Fields(
                new Place.Line(header, row.getStartingLineNumber()),
                column -> {
                    var at = header.index().get(column);
                    return at == null ? null : row.getField(at);
                },
                problems);
    }

    private static long bytes(Path path) {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file that tells how much of it was read. */
    private static final class Watched extends FilterInputStream {
        private final Watch watch;

        Watched(InputStream in, Watch watch) {
            super(in);
            this.watch = watch;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            watch.advance(Math.max(read, 0));
            return read;
        }
    }
}
