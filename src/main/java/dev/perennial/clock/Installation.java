package dev.perennial.clock;

import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.time.ZoneId;

/** What was fixed when the database was created. */
public record Installation(Buckets buckets, ZoneId zone, boolean sandbox, Instant createdAt) {}
