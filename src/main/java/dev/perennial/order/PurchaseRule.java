package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Checkout.Chosen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a customer asks for can be bought as it was seen and agreed to (rules 11, 14, 26). */
final class PurchaseRule {
    private PurchaseRule() {}

    /** @param payNow whether funds must cover it */
    static Outcome<Preview> judge(Purchase purchase, Preview preview, boolean payNow) {
        var leftOut = leftOut(preview.items());
        if (leftOut.isPresent())
            return refused(leftOut.get().why(), leftOut.get().facts());
        if (!preview.unusable().isEmpty()) return refused(OrderRefusal.COUPON_NOT_USABLE);
        var products =
                preview.items().stream().map(Preview.Item::product).distinct().toList();
        if (!purchase.accepts(products)) return refused(OrderRefusal.TERMS_NOT_ACCEPTED);
        var seen = purchase.seen();
        if (seen != null) {
            var moved = moved(seen, preview);
            if (moved.isPresent()) return refused(OrderRefusal.EXPIRATION_CHANGED, moved.get());
            if (!seen.price().equals(preview.price())) return priceChanged(seen.price(), preview.price());
            if (!seen.toPay().equals(preview.toPay())) return priceChanged(seen.toPay(), preview.toPay());
        }
        return payNow && preview.shortfall().isPositive() ? notCovered(preview.shortfall()) : Outcome.done(preview);
    }

    /** All items or none (rule 14): the first that cannot be bought, by what it lacks itself before all else. */
    private static Optional<Outcome.Refused<Chosen>> leftOut(List<Preview.Item> items) {
        var refused = items.stream()
                .map(Preview.Item::answer)
                .filter(Outcome.Refused.class::isInstance)
                .map(answer -> (Outcome.Refused<Chosen>) answer)
                .toList();
        return refused.stream()
                .filter(answer -> answer.why() != OrderRefusal.NEEDS_OWN_ORDER)
                .findFirst()
                .or(() -> refused.stream().findFirst());
    }

    /** An item that would end otherwise than was seen: it was renewed meanwhile, or stopped. */
    private static Optional<Map<String, String>> moved(Purchase.Seen seen, Preview preview) {
        return preview.chosen().stream()
                .filter(chosen -> !chosen.quote()
                        .term()
                        .end()
                        .equals(seen.ends().get(chosen.subscription().id())))
                .map(PurchaseRule::moved)
                .findFirst();
    }

    private static Map<String, String> moved(Chosen chosen) {
        return Map.of(
                "item", chosen.subscription().item().name(),
                "until", chosen.quote().term().end().toString());
    }

    private static Outcome<Preview> priceChanged(Money seen, Money now) {
        return refused(
                OrderRefusal.PRICE_CHANGED,
                Map.of(
                        "seen", seen.decimal(),
                        "now", now.decimal(),
                        "currency", now.currency().getCurrencyCode()));
    }

    static <T> Outcome<T> notCovered(Money shortfall) {
        return refused(
                OrderRefusal.INSUFFICIENT_BALANCE,
                Map.of(
                        "shortfall",
                        shortfall.decimal(),
                        "currency",
                        shortfall.currency().getCurrencyCode()));
    }
}
