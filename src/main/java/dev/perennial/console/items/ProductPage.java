package dev.perennial.console.items;

import dev.perennial.catalog.Product;
import dev.perennial.dependency.OutsideDomain;
import dev.perennial.kernel.Refusal;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Timelines.Brief;
import dev.perennial.web.Visit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a product's own page shows.
 *
 * @param needsOther whether an item of it needs one of another product
 * @param needers the product whose items need one of this; null where there is none
 * @param before the address of the page before; null on the first
 * @param after the address of the page after; null on the last
 */
public record ProductPage(
        Visit visit,
        Product product,
        Counts counts,
        State state,
        String find,
        List<Row> rows,
        boolean needsOther,
        @Nullable Product needers,
        @Nullable String before,
        @Nullable String after) {

    /** What is shown, as tabs. */
    public enum State {
        ALL(EnumSet.of(Phase.ACTIVE, Phase.GRACE, Phase.SUSPENDED)),
        ACTIVE(EnumSet.of(Phase.ACTIVE)),
        EXPIRED(EnumSet.of(Phase.GRACE, Phase.SUSPENDED)),
        RELEASED(EnumSet.of(Phase.RELEASED));

        private final Set<Phase> phases;

        State(Set<Phase> phases) {
            this.phases = phases;
        }

        Set<Phase> phases() {
            return phases;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State read(String code) {
            for (var state : values()) {
                if (state.code().equals(code)) return state;
            }
            return ALL;
        }
    }

    public record Counts(long active, long expired) {
        /** Of those in a tab; what was released is not counted. */
        public long of(State state) {
            return switch (state) {
                case ALL -> active + expired;
                case ACTIVE -> active;
                case EXPIRED -> expired;
                case RELEASED -> -1;
            };
        }
    }

    /**
     * An item that does not work without another.
     *
     * @param all how many such items the other has
     */
    public record Hanging(String id, String name, long all) {}

    /**
     * @param needed what it does not work without, where this account holds that
     * @param outside what is known of the domain it needs, where that is held elsewhere
     * @param hanging the first of those that do not work without it
     * @param open the order that stands open for it
     * @param never why it cannot be renewed now
     */
    public record Row(
            Subscription item,
            Brief brief,
            @Nullable Subscription needed,
            @Nullable OutsideDomain outside,
            List<Hanging> hanging,
            @Nullable UUID open,
            @Nullable Refusal never) {
        public boolean mayBeRenewed() {
            return never == null;
        }

        public String renew() {
            return "/renew?item=" + Visit.query(item.id().value());
        }

        /** Whether what it needs ends first, and both can be renewed as a set. */
        public boolean isForBoth() {
            return mayBeRenewed()
                    && needed != null
                    && needed.life().phase() != Phase.RELEASED
                    && needed.life().expiresAt() != null
                    && needed.life().expiresAt().isBefore(item.life().expiresAt());
        }

        public String renewBoth() {
            return renew() + "&item=" + Visit.query(String.valueOf(item.item().dependsOn()));
        }

        /** It and all that hang on it, where those are few enough to be named. */
        public boolean isForAll() {
            return mayBeRenewed() && !hanging.isEmpty() && hanging.getFirst().all() <= hanging.size();
        }

        public String renewAll() {
            var address = new StringBuilder(renew());
            hanging.forEach(other -> address.append("&item=").append(Visit.query(other.id())));
            return address.toString();
        }

        public long moreHanging() {
            return hanging.isEmpty() ? 0 : hanging.getFirst().all() - hanging.size();
        }
    }

    public boolean isFiltered() {
        return !find.isEmpty() || state != State.ALL;
    }

    public boolean isPickable() {
        return visit.maySpend() && rows.stream().anyMatch(Row::mayBeRenewed);
    }

    public String noun() {
        return product.itemNoun().in(visit.language());
    }

    public String edition(Row row) {
        return product.edition(row.item().item().edition()).name().in(visit.language());
    }

    public String tab(State other) {
        return address(product, other, "");
    }

    static String address(Product product, State state, String find) {
        return "/products/" + product.code() + "?state=" + state.code()
                + (find.isEmpty() ? "" : "&find=" + Visit.query(find));
    }

    /** How far off a day is, in words. */
    public String days(Instant at) {
        var zone = visit.words().zone();
        long days = ChronoUnit.DAYS.between(
                visit.now().atZone(zone).toLocalDate(), at.atZone(zone).toLocalDate());
        if (days == 0) return visit.say(at.isAfter(visit.now()) ? "items.days.today" : "items.days.today.passed");
        return days > 0 ? visit.counted("items.days.in", days) : visit.counted("items.days.ago", -days);
    }
}
