package dev.perennial.api.quote;

import dev.perennial.api.Amount;
import dev.perennial.api.Refused;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Words;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.Preview;
import dev.perennial.order.QuoteRule.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What renewing items would come to now. */
@Schema(name = "Quote", description = "What renewing items would come to now. Nothing is held or promised by it.")
record QuoteResource(
        String account,
        List<Item> items,

        @Schema(description = "The prices of all that can be bought, before coupons.")
        Amount price,

        Amount byCoupons,

        @Schema(description = "What coupons leave to be paid in money.")
        Amount toPay,

        @Schema(description = "What the balance pays of it, as far as it reaches.")
        Amount fromBalance,

        @Schema(description = "What coupons and balance lack; nothing where all is covered.")
        Amount shortfall,

        @Schema(description = "Available before.") Amount availableBefore,

        @Schema(description = "Available when all of it is paid, as far as it reaches.")
        Amount availableAfter,

        @Schema(description = "Those that may pay for something here.")
        List<CouponUse> coupons,

        @Schema(description = "Coupons named that may pay for nothing here, by id.")
        List<String> unusableCoupons,

        @Schema(description = "What an order is refused by if it has changed meanwhile: hand it on as `expected`.")
        Expected expected,

        @Schema(
                description = "The Terms of Service to be agreed to, versions by product: hand them on as"
                        + " `acceptedTerms` once they are.",
                example = "{\"dms\": \"2026-01\"}")
        Map<String, String> terms) {

    @Schema(name = "QuoteItem")
    record Item(
            String subscription,
            String name,
            String product,

            @Schema(description = "What is bought; null where days are.", example = "P3M") @Nullable
            String period,

            @Schema(description = "The day of the month it is brought to.") @Nullable
            Integer day,

            @Schema(description = "The price of the period itself.") @Nullable
            Amount listPrice,

            @Schema(description = "What is to be paid: with a fee for coming late where there is one.") @Nullable
            Amount price,

            @Nullable Amount byCoupons,

            @Nullable Amount fromBalance,

            @Schema(description = "When the new term begins.") @Nullable
            Instant start,

            @Schema(description = "The new expiration.") @Nullable
            Instant expiresAt,

            @Schema(description = "The expiration as it is.") @Nullable
            Instant previousExpiresAt,

            @Schema(description = "Why it cannot be bought; null where it can.") @Nullable
            Refused refused,

            @Schema(description = "All it can be renewed for, shortest first.")
            List<Offered> periods) {

        static Item of(Preview.Item item, Words words) {
            var chosen = item.chosen();
            var quote = chosen.map(Chosen::quote);
            var wish = item.wish();
            return new Item(
                    item.subscription().id().value(),
                    item.subscription().item().name(),
                    item.product().code(),
                    wish.period() == null ? null : wish.period().toString(),
                    wish.day(),
                    quote.map(Quote::offer).map(Amount::of).orElse(null),
                    quote.map(Quote::price).map(Amount::of).orElse(null),
                    chosen.map(some -> Amount.of(some.pay().byCoupons())).orElse(null),
                    chosen.map(some -> Amount.of(some.pay().fromWallet())).orElse(null),
                    quote.map(some -> some.term().start()).orElse(null),
                    quote.map(some -> some.term().end()).orElse(null),
                    item.subscription().life().expiresAt(),
                    Refused.of(item.answer(), words),
                    item.durations().stream().map(Offered::of).toList());
        }
    }

    @Schema(name = "QuotedPeriod")
    record Offered(@Schema(example = "P1Y") String period, Amount price, Instant expiresAt) {
        static Offered of(Quote quote) {
            return new Offered(
                    String.valueOf(quote.period()),
                    Amount.of(quote.price()),
                    quote.term().end());
        }
    }

    @Schema(name = "QuotedCoupon")
    record CouponUse(
            String id,
            Coupon.Kind kind,
            @Schema(description = "Whether it pays here.") boolean chosen,

            @Schema(description = "What it pays here; where it is not chosen, what it would pay alone.")
            Amount pays,

            Instant validUntil) {
        static CouponUse of(Preview.Applicable applicable) {
            var coupon = applicable.coupon();
            return new CouponUse(
                    coupon.id().value(),
                    coupon.kind(),
                    applicable.chosen(),
                    Amount.of(applicable.pays()),
                    coupon.validUntil());
        }
    }

    @Schema(name = "QuoteExpected")
    record Expected(
            @Schema(example = "100.00") String price,
            @Schema(example = "80.00") String toPay,

            @Schema(description = "The new expiration of each item, by its id.")
            Map<String, Instant> expirations) {}

    static QuoteResource of(Preview preview, Words words) {
        var chosen = preview.chosen();
        var ends = chosen.stream()
                .collect(Collectors.toMap(
                        some -> some.subscription().id().value(),
                        some -> some.quote().term().end(),
                        (one, other) -> one,
                        TreeMap::new));
        var terms = new TreeMap<String, String>();
        chosen.forEach(some ->
                terms.put(some.product().code(), some.product().selling().termsVersion()));
        return new QuoteResource(
                preview.account().id().value(),
                preview.items().stream().map(item -> Item.of(item, words)).toList(),
                Amount.of(preview.price()),
                Amount.of(preview.byCoupons()),
                Amount.of(preview.toPay()),
                Amount.of(preview.fromWallet()),
                Amount.of(preview.shortfall()),
                Amount.of(preview.before().available()),
                Amount.of(preview.after().available()),
                preview.coupons().stream().map(CouponUse::of).toList(),
                preview.unusable().stream().map(Coupon.Id::value).sorted().toList(),
                new Expected(preview.price().decimal(), preview.toPay().decimal(), ends),
                terms);
    }
}
