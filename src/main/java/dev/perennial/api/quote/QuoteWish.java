package dev.perennial.api.quote;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be renewed, and with which coupons. */
@Schema(name = "QuoteWish", description = "What is to be renewed, and with which coupons.")
record QuoteWish(
        @Schema(description = "Each item once, 200 at most.") @Nullable
        List<Item> items,

        @Schema(
                description = "The coupons to pay with, by id; none where it is empty. Left out, they are taken in the"
                        + " usual order of use.")
        @Nullable
        List<String> coupons) {

    @Schema(name = "QuoteWishItem", description = "One item, and for how long.")
    record Item(
            @Nullable String subscription,

            @Schema(
                    description = "ISO 8601, in whole months or years. Left out with day, it is what the item renews"
                            + " for, else a year, else the shortest that is sold.",
                    example = "P3M")
            @Nullable
            String period,

            @Schema(description = "Instead of a period: the next such day of the month, 1 to 28, or 31 for the last.")
            @Nullable
            Integer day) {}
}
