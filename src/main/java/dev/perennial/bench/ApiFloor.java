package dev.perennial.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Writes as many rows of each table as renewals wrote: by pgbench where there is one, else in Java as it would. */
final class ApiFloor {
    private final ScratchStore scratch;
    private final Optional<PgbenchStore> pgbench;
    private final LongConsumer done;

    private ApiFloor(ScratchStore scratch, Optional<PgbenchStore> pgbench, LongConsumer done) {
        this.scratch = scratch;
        this.pgbench = pgbench;
        this.done = done;
    }

    /**
     * @param beside the folder in which the server's own programs are, where it is known
     * @throws IllegalStateException where pgbench is asked for, and there is none
     */
    static ApiFloor of(ScratchStore scratch, ApiBench.Floor wanted, Optional<Path> beside, LongConsumer done) {
        var found = wanted == ApiBench.Floor.JAVA ? Optional.<Path>empty() : PgbenchStore.find(beside);
        if (wanted == ApiBench.Floor.PGBENCH && found.isEmpty()) {
            throw new IllegalStateException(
                    "there is no pgbench, neither beside the database's programs nor on the PATH");
        }
        return new ApiFloor(scratch, found.map(PgbenchStore::new), done);
    }

    /** For programs. */
    String name() {
        return pgbench.isPresent() ? "pgbench" : "java";
    }

    /** For people. */
    String said() {
        return pgbench.map(PgbenchStore::version).orElse("Java, as pgbench would: it was not wanted, or is not there");
    }

    /** @param rows how many were written of each table */
    record Floored(Load load, Map<String, Written> rows) {}

    /**
     * @param label of the database that the renewals were written to; the floor's stands beside it
     * @param rows what they wrote in all
     */
    Floored write(String label, Map<String, Written> rows, int renewals, int clients) {
        var url = scratch.url(label + "_floor");
        var widths = new TreeMap<String, Integer>();
        rows.keySet().forEach(table -> widths.put(table, WrittenQueries.width(scratch.url(label), table)));
        var store = new ApiFloorStore(url, rows, renewals);
        store.prepare(widths);
        var before = WrittenQueries.of(url);
        scratch.settle();
        var load = pgbench.map(real -> byPgbench(real, url, rows, widths, renewals, clients))
                .orElseGet(() -> inJava(store, widths, renewals, clients));
        var after = WrittenQueries.of(url);
        var written = new TreeMap<String, Written>();
        rows.keySet()
                .forEach(table -> written.put(
                        table, after.get(ApiFloorStore.name(table)).minus(before.get(ApiFloorStore.name(table)))));
        return new Floored(load, written);
    }

    private Load byPgbench(
            PgbenchStore real,
            String url,
            Map<String, Written> rows,
            Map<String, Integer> widths,
            int renewals,
            int clients) {
        var load = real.write(url, rows, widths, renewals, clients);
        done.accept(renewals);
        return load;
    }

    private Load inJava(ApiFloorStore store, Map<String, Integer> widths, int renewals, int clients) {
        var writers = new ArrayList<Load.Client>();
        for (int n = 0; n < clients; n++) {
            var writer = store.writer(widths);
            writers.add(Load.Client.of(writer::write, writer::close));
        }
        return Load.of(writers, renewals, done);
    }
}
