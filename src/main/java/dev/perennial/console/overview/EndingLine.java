package dev.perennial.console.overview;

import dev.perennial.catalog.Product;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Timelines.Brief;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An item that has ended or ends soon.
 *
 * @param brief where it stands, in a few words
 */
public record EndingLine(Subscription item, Product product, Brief brief, ZoneId zone, Instant now) {
    public String id() {
        return item.id().value();
    }

    public String name() {
        return item.item().name();
    }

    public String productName(Locale language) {
        return product.shortName().in(language);
    }

    public Instant expiresAt() {
        return item.life().expiresAt();
    }

    public boolean isActive() {
        return item.life().phase() == Phase.ACTIVE;
    }

    /** Whether there is anything to buy for it. */
    public boolean isRenewable() {
        return product.edition(item.item().edition()).paid();
    }

    public boolean isAuto() {
        return item.plan().mode() == Mode.AUTO;
    }

    /** In so many days of the account's calendar; below zero for what has ended. */
    public long days() {
        return ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), expiresAt().atZone(zone).toLocalDate());
    }
}
