package dev.perennial.api.subscription;

import dev.perennial.api.Amount;
import dev.perennial.api.Refused;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Words;
import dev.perennial.renewal.ModeSet;
import dev.perennial.subscription.Mode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of items, and what became of each. */
final class Acts {
    private Acts() {}

    @Schema(name = "ModeWish", description = "How an item is to be renewed from now on.")
    record ModeWish(
            @Nullable Mode mode,

            @Schema(description = "What each automatic renewal buys; null keeps the one it has.", example = "P1M")
            @Nullable
            String period) {}

    @Schema(name = "ModesWish", description = "How items are to be renewed from now on.")
    record ModesWish(
            @Nullable Mode mode,

            @Schema(
                    description = "What each automatic renewal buys, where the item names nothing else; null keeps the"
                            + " one it has.",
                    example = "P1M")
            @Nullable
            String period,

            @Schema(description = "At most 500.") @Nullable List<Item> items) {
        @Schema(name = "ModesWishItem")
        record Item(
                @Nullable String id,

                @Schema(example = "P1Y") @Nullable String period) {}
    }

    /**
     * @param refused why nothing was set; null where it was
     */
    @Schema(name = "ModeResult", description = "What became of an item whose mode was to be set.")
    record ModeResult(
            String id,

            @Schema(description = "Whether it was set; of a preview, whether it would be.")
            boolean done,

            @Schema(description = "As it is now; null where nothing was set.") @Nullable
            Mode mode,

            @Nullable String period,

            @Schema(description = "Agreed to from now on.") @Nullable
            Amount agreedPrice,

            @Schema(description = "The first automatic try; null where there will be none.") @Nullable
            Instant firstTry,

            @Schema(description = "EXPIRES_TOO_SOON where automatic renewal comes too late for the present term.")
            @Nullable
            String warning,

            @Nullable Refused refused) {
        static ModeResult of(String id, Outcome<ModeSet> outcome, Words words) {
            if (!(outcome instanceof Done<ModeSet>(var set))) {
                return new ModeResult(id, false, null, null, null, null, null, Refused.of(outcome, words));
            }
            var plan = set.subscription().plan();
            return new ModeResult(
                    id,
                    true,
                    plan.mode(),
                    plan.period() == null ? null : plan.period().toString(),
                    SubscriptionResource.amount(plan.agreedPrice()),
                    set.firstTry().orElse(null),
                    set.tooSoon() ? "EXPIRES_TOO_SOON" : null,
                    null);
        }
    }

    @Schema(name = "ModesResult", description = "What became of each item, in the order in which they were named.")
    record ModesResult(
            @Schema(description = "How many were set.") int done,
            @Schema(description = "How many were refused.") int refused,
            List<ModeResult> items) {
        static ModesResult of(List<ModeResult> items) {
            int done = (int) items.stream().filter(ModeResult::done).count();
            return new ModesResult(done, items.size() - done, items);
        }
    }

    @Schema(name = "ModesPreview", description = "What setting modes would come to now; nothing is changed.")
    record ModesPreview(
            int done,
            int refused,
            List<ModeResult> items,

            @Schema(description = "What pays the first charges; null where nothing will be charged.") @Nullable
            FirstCharges firstCharges) {}

    /**
     * @param complete whether all of them could be foreseen
     */
    @Schema(name = "FirstCharges", description = "Whether money will be there for the first charges.")
    record FirstCharges(
            @Schema(description = "Available today.") Amount available,

            @Schema(description = "What the first charges come to.")
            Amount total,

            @Schema(description = "What is to be added so that none of them fails; null where nothing is.") @Nullable
            Amount topUp,

            @Schema(description = "By when.") @Nullable Instant topUpBy,

            @Schema(description = "Whether all of them could be foreseen.")
            boolean complete) {}

    @Schema(name = "RankWish")
    record RankWish(
            @Schema(description = "1 is renewed first when money is short; null comes after all that have a rank.")
            @Nullable
            Integer rank) {}

    @Schema(name = "RanksWish")
    record RanksWish(
            @Schema(description = "At most 500.") @Nullable List<Item> items) {
        @Schema(name = "RanksWishItem")
        record Item(@Nullable String id, @Nullable Integer rank) {}
    }

    @Schema(name = "RankResult")
    record RankResult(
            String id,
            boolean done,
            @Nullable Integer rank,
            @Nullable Refused refused) {}

    @Schema(name = "RanksResult")
    record RanksResult(int done, int refused, List<RankResult> items) {}

    @Schema(name = "ReservationWish")
    record ReservationWish(
            @Schema(
                    description = "A plain decimal in the account's currency; 0 ends the reservation.",
                    example = "120.00")
            @Nullable
            String amount) {}

    @Schema(name = "Reservation", description = "What of the balance is kept for one item.")
    record Reservation(
            String subscription,
            Amount reserved,

            @Schema(description = "What is available to all other items now.")
            Amount available) {}
}
