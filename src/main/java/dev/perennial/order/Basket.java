package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.CouponRule;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.PaymentRule.Decision.Pay;
import dev.perennial.order.PaymentRule.Decision.Short;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The items of one order, each paid from what those before it leave; the account's book itself stays as it is. */
public final class Basket {
    private final Instant now;
    private Wallet wallet;
    private List<Coupon> coupons;
    private Money shortfall;

    public Basket(AccountBook book, Instant now) {
        this(book, now, Optional.empty());
    }

    /** @param own the coupons to pay with, where the customer chose them (rule 26) */
    Basket(AccountBook book, Instant now, Optional<Set<Coupon.Id>> own) {
        this.now = now;
        this.wallet = book.wallet();
        this.coupons = book.coupons().stream()
                .filter(coupon -> own.map(ids -> ids.contains(coupon.id())).orElse(true))
                .toList();
        this.shortfall = Money.zero(book.account().currency());
    }

    /** Adds an item. Where funds are short it takes all that is left, and the shortfall grows. */
    public Chosen choose(Subscription item, Product product, Quote quote) {
        var id = item.id().value();
        var type = item.isNew() ? Coupon.OrderType.NEW : Coupon.OrderType.RENEWAL;
        var shares = CouponRule.allocate(quote.price(), product.code(), type, now, coupons);
        var available = wallet.availableTo(id);
        var pay = switch (PaymentRule.decide(quote.price(), shares, available)) {
            case Pay covered -> covered;
            case Short(var byCoupons, var missing) -> {
                shortfall = shortfall.plus(missing);
                yield new Pay(shares, byCoupons, available);
            }
        };
        wallet = wallet.spend(id, pay.fromWallet());
        coupons = coupons.stream().map(coupon -> after(coupon, shares)).toList();
        return new Chosen(item, product, quote, pay);
    }

    /** What is left when all items so far are paid. */
    Wallet wallet() {
        return wallet;
    }

    public Money shortfall() {
        return shortfall;
    }

    private static Coupon after(Coupon coupon, List<CouponRule.Share> shares) {
        return shares.stream()
                .filter(share -> share.coupon().id().equals(coupon.id()))
                .findFirst()
                .map(share -> coupon.taking(share.taken()))
                .orElse(coupon);
    }
}
