package dev.perennial.clock;

import dev.perennial.kernel.Buckets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InstallationStore {
    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Installation> find() {
        return jdbc.sql("""
            select buckets, zone, sandbox, created_at from installation
            """).query(InstallationStore::installation).optional();
    }

    /** Whether this call created it: of several at once, one does, and the others wait for that one to be done. */
    boolean create(int buckets, ZoneId zone, @Nullable Instant sandboxStart, Instant now) {
        int created = jdbc.sql("""
            insert into installation (buckets, zone, sandbox, clock_at, created_at)
            values (:buckets, :zone, :sandbox, :clockAt, :now)
            on conflict do nothing
            """)
                .param("buckets", buckets)
                .param("zone", zone.getId())
                .param("sandbox", sandboxStart != null)
                .param(
                        "clockAt",
                        sandboxStart == null ? null : utc(sandboxStart),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", utc(now))
                .update();
        return created == 1;
    }

    void createSlots(int buckets) {
        jdbc.sql("""
            insert into slot (bucket) select generate_series(0, :buckets - 1)
            """).param("buckets", buckets).update();
    }

    Instant clock() {
        return jdbc.sql("""
            select clock_at from installation where sandbox
            """).query(OffsetDateTime.class).single().toInstant();
    }

    boolean moveClock(Instant from, Instant to) {
        int moved = jdbc.sql("""
            update installation set clock_at = :to where sandbox and clock_at = :from
            """).param("from", utc(from)).param("to", utc(to)).update();
        return moved == 1;
    }

    private static Installation installation(ResultSet row, int number) throws SQLException {
        return new Installation(
                new Buckets(row.getInt("buckets")),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("sandbox"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
