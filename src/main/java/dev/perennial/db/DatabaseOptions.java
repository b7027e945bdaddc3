package dev.perennial.db;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the door was told about the database. The last three matter when this start creates it; null means not told.
 *
 * @param data where the embedded database and other files are kept
 * @param databaseUrl another PostgreSQL to use instead of the embedded one, with user and password
 * @param sandboxStart makes a new database a sandbox whose clock stands at this instant until it is moved
 * @param buckets how many buckets a new database divides its accounts into
 * @param zone the zone of the platform's own days: when a charge "at 08:00" is made
 */
public record DatabaseOptions(
        Path data,
        @Nullable String databaseUrl,
        @Nullable Instant sandboxStart,
        @Nullable Integer buckets,
        @Nullable ZoneId zone) {

    public static DatabaseOptions embedded(Path data) {
        return new DatabaseOptions(data, null, null, null, null);
    }
}
