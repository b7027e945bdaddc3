package dev.perennial.api.subscription;

import dev.perennial.api.Amount;
import dev.perennial.api.Refused;
import dev.perennial.api.Saying;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Words;
import dev.perennial.listing.Line;
import dev.perennial.listing.OpenOrder;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item, as programs see it in a list. */
@Schema(name = "Subscription", description = "One item an account bought for a fixed term.")
record SubscriptionResource(
        String id,
        String account,
        String name,

        @Schema(description = "The product's code.", example = "dms")
        String product,

        @Schema(description = "The edition's code.", example = "standard")
        String edition,

        Billing billing,
        Phase phase,
        Instant startedAt,

        @Schema(description = "The end of its last paid term; null for what is paid as it is used.") @Nullable
        Instant expiresAt,

        @Schema(description = "When it stops serving if nobody renews it; null where it never does, or has.") @Nullable
        Instant suspendsAt,

        @Schema(description = "When it is deleted for good if nobody renews it.") @Nullable
        Instant releasesAt,

        @Schema(description = "Since when it is deleted.") @Nullable
        Instant releasedAt,

        @Schema(description = "How many terms it has had.") int termNumber,
        Renewal renewal,
        Price price,

        @Schema(description = "1 is renewed first when money is short; null comes after all that have a rank.")
        @Nullable
        Integer rank,

        @Schema(description = "The item this one does not work without, by id.") @Nullable
        String dependsOn,

        @Schema(description = "The order that stands open for it.") @Nullable
        Open openOrder,

        @Schema(description = "That what it needs ends first.") @Nullable
        Saying risk) {

    /**
     * @param autoSince when automatic renewal was turned on
     * @param waitsFor the refusal that the last try met, while a later one is still to come
     */
    @Schema(name = "Renewal", description = "How it is to be renewed.")
    record Renewal(
            Mode mode,

            @Schema(description = "What each automatic renewal buys.", example = "P1M") @Nullable
            String period,

            @Nullable Instant autoSince,

            @Schema(description = "The price agreed to for that period; a higher one is charged after a yes only.")
            @Nullable
            Amount agreedPrice,

            @Schema(description = "The next automatic try.") @Nullable
            Instant nextTry,

            @Schema(description = "What the last try was refused for, while a later one is to come.") @Nullable
            String waitsFor,

            @Schema(description = "Whether it waits for a yes to today's price: setting AUTO again is that yes.")
            boolean needsConsent) {}

    @Schema(name = "RenewalPrice", description = "What one more period costs today, or why there is none.")
    record Price(
            @Schema(example = "P1M") @Nullable String period,

            @Schema(description = "What is to be paid, with a fee for coming late where there is one.") @Nullable
            Amount amount,

            @Nullable Refused refused) {}

    @Schema(name = "OpenOrder", description = "An order that is unpaid, or paid and waiting for the provider's yes.")
    record Open(
            UUID id,
            boolean awaitsProvider,

            @Schema(description = "Whether automatic renewal made it.")
            boolean automatic) {
        static Open of(OpenOrder order) {
            return new Open(order.order(), order.awaitsProvider(), order.automatic());
        }
    }

    static SubscriptionResource of(Line line, Words words) {
        var item = line.item();
        var life = item.life();
        boolean ends = life.expiresAt() != null && life.phase() != Phase.RELEASED;
        var policy = line.product().policy();
        return new SubscriptionResource(
                line.id(),
                item.account().value(),
                line.name(),
                item.item().product(),
                item.item().edition(),
                item.item().billing(),
                life.phase(),
                item.item().startedAt(),
                life.expiresAt(),
                ends && life.phase() != Phase.SUSPENDED ? LifecycleRule.suspendedAt(item, policy, line.zone()) : null,
                ends ? LifecycleRule.releasedAt(item, policy, line.zone()) : null,
                life.releasedAt(),
                life.termNumber(),
                renewal(item, line),
                price(line, words),
                item.item().rank(),
                item.item().dependsOn(),
                line.open().map(Open::of).orElse(null),
                line.risk().map(said -> Saying.of(said, words)).orElse(null));
    }

    private static Renewal renewal(Subscription item, Line line) {
        var plan = item.plan();
        return new Renewal(
                plan.mode(),
                plan.period() == null ? null : plan.period().toString(),
                plan.autoSince(),
                amount(plan.agreedPrice()),
                line.nextTry(),
                item.due().waitsFor(),
                line.needsConsent());
    }

    private static Price price(Line line, Words words) {
        var period = line.period().map(Object::toString).orElse(null);
        return new Price(period, amount(line.price()), Refused.of(line.quote(), words));
    }

    static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }
}
