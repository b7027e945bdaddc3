package dev.perennial.api.operation;

import dev.perennial.api.FieldErrors;
import dev.perennial.api.NotValidException;
import dev.perennial.portfolio.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a portfolio as a program sends them: one by its name, or several as a ZIP archive. */
final class PortfolioFiles {
    private static final String ALLOWED = "accounts.csv, subscriptions.csv, coupons.csv, instances.json";

    private final long bytesMax;

    PortfolioFiles(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    static boolean isKnown(String name) {
        return ALLOWED.contains(name) && name.matches("[a-z]+\\.(csv|json)");
    }

    static NotValidException unknown(String field) {
        return NotValidException.at(field, "api.file.unknown", Map.of("allowed", ALLOWED));
    }

    /** Unpacks what is known of an archive; whatever else is in it is refused, and so is what grows beyond all bounds. */
    void unpack(InputStream body, Path folder) throws IOException {
        var seen = new TreeSet<String>();
        long left = bytesMax;
        try (var zip = new ZipInputStream(body)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (!isKnown(name) || !seen.add(name)) throw unknown("/" + name);
                left -= copy(zip, folder.resolve(name), left, name);
            }
        }
        if (seen.isEmpty()) throw NotValidException.at("", "api.file.missing", Map.of("allowed", ALLOWED));
    }

    private static long copy(InputStream from, Path to, long most, String name) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            var buffer = new byte[1 << 16];
            long written = 0;
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                written += read;
                if (written > most) {
                    throw NotValidException.at("/" + name, "api.field.deep", Map.of());
                }
                out.write(buffer, 0, read);
            }
            return written;
        }
    }

    /** Everything that is wrong with the files, each by its file and place in it. */
    static RuntimeException refused(ImportRefused refused) {
        var errors = new FieldErrors();
        for (var problem : refused.problems()) {
            var file = Path.of(problem.file()).getFileName();
            errors.add(file + problem.place(), "api.file.wrong", Map.of("reason", problem.reason()));
        }
        if (refused.untold() > 0) errors.add("", "api.file.more", Map.of("count", String.valueOf(refused.untold())));
        try {
            errors.check();
        } catch (NotValidException said) {
            return said;
        }
        return refused;
    }
}
