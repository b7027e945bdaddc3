package dev.perennial.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item, as a product's system has it, or as it should.
 *
 * @param until to which instant it serves; null where that is not said
 * @param quantity how many; null where that is not said
 */
record Listed(
        String id,
        State state,
        @Nullable Instant until,
        @Nullable Integer quantity) {

    enum State {
        RUNNING,
        STOPPED,
        GONE
    }

    /** What of it differs, as the wire says it: {@code RUNNING, 2026-04-01T00:00:00Z}, or how many. */
    String shown(Difference.Kind kind) {
        if (kind == Difference.Kind.QUANTITY_DIFFERS) return String.valueOf(quantity);
        return until == null ? state.name() : state + ", " + until;
    }
}
