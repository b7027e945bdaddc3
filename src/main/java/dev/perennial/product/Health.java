package dev.perennial.product;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a product's system answers.
 *
 * @param answeredAt when it last did
 * @param silentSince since when it does not; empty while it does
 * @param silentWhy what became of the last call without an answer
 */
public record Health(Optional<Instant> answeredAt, Optional<Instant> silentSince, Optional<String> silentWhy) {
    static final Health UNKNOWN = new Health(Optional.empty(), Optional.empty(), Optional.empty());
}
