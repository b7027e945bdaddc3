package dev.perennial.listing;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.Said;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of the list.
 *
 * @param period the one whose price is shown; empty where nothing is sold
 * @param quote that price, or why there is none
 * @param open the order that stands open for it
 * @param risk that what it needs ends first (rule 23)
 */
public record Line(
        Subscription item,
        Product product,
        Optional<Period> period,
        Outcome<Quote> quote,
        Optional<OpenOrder> open,
        Optional<Said> risk,
        ZoneId zone,
        Instant now) {
    private static final int SOON_DAYS = 7;

    public String id() {
        return item.id().value();
    }

    public String name() {
        return item.item().name();
    }

    public String productName(Locale language) {
        return product.shortName().in(language);
    }

    public String editionName(Locale language) {
        return product.edition(item.item().edition()).name().in(language);
    }

    public Phase phase() {
        return item.life().phase();
    }

    public @Nullable Instant expiresAt() {
        return item.life().expiresAt();
    }

    public boolean isAuto() {
        return item.plan().isAuto();
    }

    public Mode mode() {
        return item.plan().mode();
    }

    /** Why this item is never renewed here; empty for all that can be (rule 19). */
    public Optional<Refusal> never() {
        return quote instanceof Refused<Quote>(var why, var facts)
                        && (why == OrderRefusal.RELEASED
                                || why == OrderRefusal.PAY_AS_YOU_GO
                                || why == OrderRefusal.NOT_RENEWABLE_FREE_EDITION)
                ? Optional.of(why)
                : Optional.empty();
    }

    /** What the period costs today, with a fee for coming late where there is one. */
    public @Nullable Money price() {
        return quote instanceof Done<Quote>(var done) ? done.price() : null;
    }

    /** The price agreed to, where today's is higher: beyond the tolerance it is charged after a yes only (rule 10). */
    public Optional<Money> agreedBelow() {
        var agreed = item.plan().agreedPrice();
        return isAuto() && agreed != null && quote instanceof Done<Quote>(var done) && agreed.isLessThan(done.offer())
                ? Optional.of(agreed)
                : Optional.empty();
    }

    public boolean needsConsent() {
        return RenewalRefusal.PRICE_NEEDS_CONSENT.name().equals(item.due().waitsFor());
    }

    public boolean isShort() {
        return OrderRefusal.INSUFFICIENT_BALANCE.name().equals(item.due().waitsFor());
    }

    /** When it is charged next by itself; null where it will not be. */
    public @Nullable Instant nextTry() {
        return isAuto() ? item.due().tryAt() : null;
    }

    public boolean isExpired() {
        return expiresAt() != null && !now.isBefore(expiresAt());
    }

    /** How far off the expiration is, in days of the account's calendar. */
    public Said distance() {
        long days = ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), expiresAt().atZone(zone).toLocalDate());
        var key = days == 0 && !isExpired()
                ? "today"
                : days == 1
                        ? "tomorrow"
                        : days > 1 ? "ahead" : days == 0 ? "since_today" : days == -1 ? "yesterday" : "ago";
        return new Said("renewals.days." + key, Map.of("days", String.valueOf(Math.abs(days))));
    }

    /** How urgent that is, for its colour. */
    public String urgency() {
        if (phase() == Phase.RELEASED) return "plain";
        if (isExpired()) return "bad";
        boolean soon = expiresAt().isBefore(now.plus(SOON_DAYS, ChronoUnit.DAYS));
        return soon && (!isAuto() || nextTry() == null || isShort() || needsConsent()) ? "care" : "plain";
    }
}
