package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is bought, or taken back.
 *
 * @param lapsesAt until when an unpaid order can be paid
 * @param awaitsProvider whether its money is held until the provider says yes (rule 22)
 * @param undoes the order a refund takes back whole
 * @param refunds the order a refund gives back part of, or all, while it stays paid
 * @param termsVersion the Terms of Service it stands under
 */
public record Order(
        UUID id,
        Account.Id account,
        Type type,
        State state,
        Origin origin,
        Money price,
        Money paidByCoupons,
        Money paidFromWallet,
        Instant placedAt,
        @Nullable Instant paidAt,
        @Nullable Instant lapsesAt,
        boolean awaitsProvider,
        @Nullable Cancelled cancelled,
        @Nullable Instant undoneAt,
        @Nullable UUID undoes,
        @Nullable UUID refunds,
        @Nullable String termsVersion,
        Asked asked,
        List<Line> lines) {

    public enum Type {
        NEW,
        RENEWAL,
        REFUND
    }

    public enum State {
        UNPAID,
        PAID,
        CANCELLED
    }

    public enum Origin {
        AUTO,
        MANUAL
    }

    public enum Because {
        LAPSED,
        CUSTOMER,
        AUTO_OFF,
        PROVIDER_REFUSED
    }

    /**
     * What whoever placed it said beside what to buy.
     *
     * @param termsAcceptedAt when its Terms of Service were accepted; null where they were not asked for
     * @param coupons those it is to be paid with, where they were chosen (rule 26)
     * @param key of the form it was sent with
     * @param renewal how a new item is to be renewed; null where none is bought
     */
    public record Asked(
            @Nullable Instant termsAcceptedAt,
            Optional<Set<Coupon.Id>> coupons,
            @Nullable String key,
            @Nullable Renewal renewal) {
        public static final Asked NOTHING = new Asked(null, Optional.empty(), null, null);

        Asked(@Nullable Instant termsAcceptedAt, Optional<Set<Coupon.Id>> coupons, @Nullable String key) {
            this(termsAcceptedAt, coupons, key, null);
        }

        @Nullable
        String renewalMode() {
            return renewal == null ? null : renewal.mode().name();
        }

        @Nullable
        Integer renewalMonths() {
            return renewal == null ? null : renewal.period().months();
        }
    }

    /** How an item was to be renewed when it was bought; what its owner chose since stands with the item. */
    public record Renewal(Mode mode, Period period) {}

    public record Cancelled(Instant at, Because because) {}

    /** The order a refund gives money back of; null for any other order. */
    public @Nullable UUID givesBack() {
        return undoes == null ? refunds : undoes;
    }

    /** This order, paid at {@code now} as the items say. */
    Order paidBy(List<Checkout.Chosen> items, Instant now) {
        var paidLines = new ArrayList<Line>(lines.size());
        var byCoupons = Money.zero(price.currency());
        var fromWallet = byCoupons;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).paidBy(items.get(i));
            paidLines.add(line);
            byCoupons = byCoupons.plus(line.paidByCoupons());
            fromWallet = fromWallet.plus(line.paidFromWallet());
        }
        return new Order(
                id,
                account,
                type,
                State.PAID,
                origin,
                price,
                byCoupons,
                fromWallet,
                placedAt,
                now,
                null,
                awaitsProvider,
                null,
                null,
                undoes,
                refunds,
                termsVersion,
                asked,
                paidLines);
    }
}
