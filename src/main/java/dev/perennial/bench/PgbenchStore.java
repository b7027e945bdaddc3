package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * Has pgbench itself write as many rows as renewals wrote, by a script of its own: each row by a prepared statement, one
 * transaction for what one renewal writes, a connection for each client, and no time to think.
 */
final class PgbenchStore {
    private static final Pattern PER_SECOND =
            Pattern.compile("tps = ([0-9.]+) \\((without initial connection time|excluding .*)\\)");

    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final int NANOS_OF_A_MICRO = 1000;
    private static final int LATENCY = 2;

    private final Path program;

    PgbenchStore(Path program) {
        this.program = program;
    }

    /** Where it is: in this folder, if it is known, or on the PATH. */
    static Optional<Path> find(Optional<Path> folder) {
        var folders = new ArrayList<Path>();
        folder.ifPresent(folders::add);
        var path = System.getenv("PATH");
        if (path != null) {
            for (var one : path.split(":")) {
                if (!one.isBlank()) folders.add(Path.of(one));
            }
        }
        return folders.stream()
                .map(one -> one.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What it calls itself, such as {@code pgbench (PostgreSQL) 18.1}. */
    String version() {
        return inFolder(folder ->
                run(folder, Map.of(), List.of(program.toString(), "--version")).strip());
    }

    /**
     * Writes to the tables that {@link ApiFloorStore} prepared.
     *
     * @param rows what so many renewals wrote in all
     * @param widths how wide the rows of each table are
     */
    Load write(String url, Map<String, Written> rows, Map<String, Integer> widths, int count, int clients) {
        return inFolder(folder -> {
            int turns = (count + clients - 1) / clients;
            var script = Files.write(folder.resolve("renewal.sql"), script(rows, count));
            var command = new ArrayList<>(List.of(program.toString(), "--no-vacuum", "--protocol=prepared"));
            command.addAll(List.of("--client=" + clients, "--jobs=" + clients, "--transactions=" + turns));
            command.addAll(List.of("--file=" + script, "--log", "--log-prefix=" + folder.resolve("log")));
            command.addAll(List.of("-D", "turn=0", "-D", "clients=" + clients, "-D", "count=" + count));
            int n = 0;
            for (var table : rows.keySet()) {
                command.addAll(List.of("-D", filler(n++) + "=" + "y".repeat(ApiFloorStore.filler(widths.get(table)))));
            }
            var said = run(folder, where(url), command);
            return load(said, latencies(folder), (long) turns * clients, count);
        });
    }

    /** The n-th renewal writes its part of all rows: the clients take turns, and those past the last write nothing. */
    private static List<String> script(Map<String, Written> rows, int count) {
        var lines = new ArrayList<>(List.of("\\set n :client_id + :clients * :turn", "\\set turn :turn + 1"));
        lines.addAll(List.of("\\if :n < :count", "begin;"));
        int n = 0;
        for (var table : rows.entrySet()) {
            var name = ApiFloorStore.name(table.getKey());
            var written = table.getValue();
            long old = written.updated() + written.deleted();
            var filler = ":" + filler(n++);
            var insert = "insert into " + name + " (filler, id) values (" + filler + ", :id);";
            var update = "update " + name + " set filler = " + filler + " where id = :id;";
            var delete = "delete from " + name + " where id = :id;";
            lines.addAll(each(insert, written.inserted(), old, count));
            lines.addAll(each(update, written.updated(), 0, count));
            lines.addAll(each(delete, written.deleted(), written.updated(), count));
        }
        lines.addAll(List.of("commit;", "\\endif"));
        return lines;
    }

    /** What of so many rows falls to the n-th renewal; the first of all has this number. */
    private static List<String> each(String statement, long rows, long first, int count) {
        if (rows == 0) return List.of();
        var lines = new ArrayList<>(
                List.of("\\set row " + rows + " * :n / :count", "\\set beyond " + rows + " * (:n + 1) / :count"));
        for (long most = (rows + count - 1) / count; most > 0; most--) {
            lines.addAll(List.of("\\if :row < :beyond", "\\set id " + first + " + :row", statement));
            lines.addAll(List.of("\\set row :row + 1", "\\endif"));
        }
        return lines;
    }

    private static String filler(int table) {
        return "filler" + table;
    }

    /** As pgbench reads it from its environment, where no other user of the machine sees a password. */
    private static Map<String, String> where(String url) {
        var parts = Driver.parseURL(url, null);
        if (parts == null) throw new IllegalArgumentException("no address of a database that pgbench could use");
        var where = new HashMap<String, String>();
        Map.of(
                        "PGHOST",
                        "PGHOST",
                        "PGPORT",
                        "PGPORT",
                        "PGDBNAME",
                        "PGDATABASE",
                        "user",
                        "PGUSER",
                        "password",
                        "PGPASSWORD")
                .forEach((ours, its) -> {
                    var value = parts.getProperty(ours);
                    if (value != null) where.put(its, value);
                });
        return where;
    }

    /** How long each took, the quickest first; the quickest of all are those that had nothing left to write. */
    private static long[] latencies(Path folder) throws IOException {
        var nanos = new ArrayList<Long>();
        try (var logs = Files.newDirectoryStream(folder, "log.*")) {
            for (var log : logs) {
                for (var line : Files.readAllLines(log)) {
                    nanos.add(Long.parseLong(line.split(" ")[LATENCY]) * NANOS_OF_A_MICRO);
                }
            }
        }
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static Load load(String said, long[] all, long written, int count) {
        var perSecond = PER_SECOND.matcher(said);
        if (all.length != written || !perSecond.find()) {
            throw new IllegalStateException("pgbench said something else than expected: " + said);
        }
        var nanos = SECOND.multiply(BigDecimal.valueOf(written))
                .divide(new BigDecimal(perSecond.group(1)), RoundingMode.HALF_UP);
        return new Load(nanos.longValue(), Arrays.copyOfRange(all, all.length - count, all.length));
    }

    private static String run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        var out = folder.resolve("said");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        try {
            int code = builder.start().waitFor();
            var said = Files.readString(out);
            if (code == 0) return said;
            throw new IllegalStateException("pgbench failed (--floor java does without it): " + said.strip());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measuring was interrupted", stopped);
        }
    }

    /** What works with files of its own. */
    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T inFolder(Work<T> work) {
        try {
            var folder = Files.createTempDirectory("perennial-pgbench");
            try {
                return work.in(folder);
            } finally {
                try (var paths = Files.walk(folder)) {
                    for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("pgbench cannot be used", failed);
        }
    }
}
