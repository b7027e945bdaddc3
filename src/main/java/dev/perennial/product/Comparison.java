package dev.perennial.product;

import java.time.Instant;
import java.util.Optional;

/**
 * The last comparison of a product's list with ours.
 *
 * @param finishedAt empty while it runs, or where it came to nothing
 * @param theirs how many items its list has, and {@code ours} how many we have
 * @param failed why it came to nothing
 */
public record Comparison(
        String product,
        Instant startedAt,
        Optional<Instant> finishedAt,
        boolean isRunning,
        long theirs,
        long ours,
        long differences,
        Optional<String> failed) {}
