package dev.perennial.api.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perennial.api.Amount;
import dev.perennial.api.Saying;
import dev.perennial.dependency.OutsideDomain;
import dev.perennial.listing.Turn;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item, with all that its own page shows. */
@Schema(name = "SubscriptionDetails", description = "An item, with all that its own page shows.")
record SubscriptionDetails(
        @JsonUnwrapped SubscriptionResource subscription,

        @Schema(description = "Where it stands, in the one respect that matters most now.")
        Standing standing,

        @Schema(description = "Why it is as it is, and what comes next.")
        List<Saying> why,

        @Schema(description = "What of the balance is kept for it alone.")
        Amount reserved,

        @Schema(description = "When its turn comes if money is short; null for what is never charged by itself.")
        @Nullable
        Place turn,

        @Schema(description = "The item it does not work without, where the account holds it.") @Nullable
        Kin needs,

        @Schema(description = "What is known of the domain it needs, where that is held elsewhere.") @Nullable
        Outside outside,

        @Schema(description = "The first of the account's items that do not work without this one.")
        List<Kin> neededBy,

        @Schema(description = "How many those are.") long neededByCount,

        @Schema(description = "What it is sold for, shortest first.")
        List<Offered> periods,

        @Schema(description = "Its terms, the last one first.")
        List<Term> terms) {

    @Schema(name = "Turn", description = "An item's place among those a charge is still to come for.")
    record Place(
            @Schema(description = "How many come before it.")
            int before,

            @Schema(description = "How many there are beside it.")
            int others) {
        static Place of(Turn turn) {
            return new Place(turn.before(), turn.others());
        }
    }

    @Schema(name = "RelatedSubscription")
    record Kin(
            String id,
            String name,
            String product,
            Phase phase,

            @Nullable Instant expiresAt) {
        static Kin of(Subscription item) {
            var life = item.life();
            return new Kin(
                    item.id().value(), item.item().name(), item.item().product(), life.phase(), life.expiresAt());
        }
    }

    @Schema(name = "OutsideDomain")
    record Outside(
            String domain,
            OutsideDomain.Answer answer,

            @Schema(description = "When its registry says it ends.") @Nullable
            Instant expiresAt,

            Instant lookedUpAt) {
        static Outside of(OutsideDomain domain) {
            return new Outside(domain.domain(), domain.answer(), domain.expiresAt(), domain.lookedUpAt());
        }
    }

    @Schema(name = "OfferedPeriod", description = "A length of time it is sold for, at today's price.")
    record Offered(@Schema(example = "P1Y") String period, Amount price) {}

    /**
     * @param order that paid it; null where it was granted or came with the item
     */
    @Schema(name = "Term", description = "One term of an item.")
    record Term(
            int number,
            Instant start,
            Instant end,

            @Schema(description = "The order that paid it.") @Nullable
            UUID order,

            @Schema(description = "Its line.") @Nullable Integer line,

            @Schema(description = "Why it was given without an order.") @Nullable
            String grantedBecause) {
        static Term of(PaidTerm term) {
            return new Term(
                    term.number(),
                    term.term().start(),
                    term.term().end(),
                    term.order(),
                    term.line(),
                    term.grantedBecause());
        }
    }
}
