package dev.perennial.admin.products;

import dev.perennial.product.Comparison;
import dev.perennial.product.Comparisons;
import dev.perennial.product.Health;
import dev.perennial.product.ProductSystem;
import dev.perennial.product.ProductSystems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product and its system, as an operator sees them.
 *
 * @param system null where it is not connected
 * @param rests until when nothing is asked of it; null where it may be
 * @param last the last comparison; null where there was none
 * @param differences how many there are now
 */
public record Shown(
        String product,
        String name,
        @Nullable ProductSystem system,
        Health health,
        @Nullable Instant rests,
        TaskCounts tasks,
        @Nullable Comparison last,
        long differences) {

    static Shown of(
            String product,
            String name,
            TaskCounts tasks,
            ProductSystems systems,
            Comparisons comparisons,
            Instant now) {
        return new Shown(
                product,
                name,
                systems.find(product).orElse(null),
                systems.health(product),
                systems.restsUntil(product, now).orElse(null),
                tasks,
                comparisons.last(product).orElse(null),
                comparisons.count(product));
    }

    /** In one word. */
    public enum State {
        NOT_CONNECTED("plain"),
        OFF("care"),
        SILENT("bad"),
        NEW("plain"),
        ANSWERS("good");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }
    }

    public State state() {
        if (system == null) return State.NOT_CONNECTED;
        if (!system.isEnabled()) return State.OFF;
        if (health.silentSince().isPresent()) return State.SILENT;
        return health.answeredAt().isPresent() ? State.ANSWERS : State.NEW;
    }
}
