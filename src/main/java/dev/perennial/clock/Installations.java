package dev.perennial.clock;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.RefusedException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door to what is fixed when a database is created. */
@Service
public class Installations {
    /** So that batches stay large on one machine; a cluster wants 1024 or more. */
    static final int BUCKETS = 64;

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final InstallationStore store;

    Installations(InstallationStore store) {
        this.store = store;
    }

    /**
     * What this database was created as; a new one is created as the options say, by exactly one of those who ask at
     * once. Options that the existing one contradicts are refused, since what was told would silently not be so.
     */
    @Transactional
    public Installation open(DatabaseOptions options) {
        var existing = store.find();
        if (existing.isPresent()) {
            return agreeing(existing.get(), options);
        }
        var buckets = new Buckets(Objects.requireNonNullElse(options.buckets(), BUCKETS));
        var zone = Objects.requireNonNullElse(options.zone(), ZONE);
        var start = options.sandboxStart() == null ? null : micros(options.sandboxStart());
        var now = Objects.requireNonNullElseGet(start, PlatformClock::wall);
        if (store.create(buckets.count(), zone, start, now)) {
            store.createSlots(buckets.count());
        }
        return agreeing(store.find().orElseThrow(), options);
    }

    private static Installation agreeing(Installation found, DatabaseOptions asked) {
        if (asked.sandboxStart() != null && !found.sandbox()) {
            throw new RefusedException(InstallationRefusal.NOT_A_SANDBOX, Map.of());
        }
        int buckets = found.buckets().count();
        if (asked.buckets() != null && asked.buckets() != buckets) {
            throw new RefusedException(
                    InstallationRefusal.OTHER_BUCKETS, Map.of("found", "" + buckets, "asked", "" + asked.buckets()));
        }
        if (asked.zone() != null && !asked.zone().equals(found.zone())) {
            throw new RefusedException(
                    InstallationRefusal.OTHER_ZONE,
                    Map.of("found", found.zone().getId(), "asked", asked.zone().getId()));
        }
        return found;
    }

    /** The database keeps microseconds; an instant finer than that would not compare equal to itself after a trip. */
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
