package dev.perennial.naive;

import java.time.Instant;
import java.util.ArrayList;

/** Where orders are paid: by coupons, then from the wallet, line after line. */
final class NaiveTill {
    private final NaiveAccount account;

    NaiveTill(NaiveAccount account) {
        this.account = account;
    }

    /** What is missing for all lines together; nothing is taken. */
    long missing(NaiveOrder order, Instant now) {
        var coupons =
                account.coupons.stream().mapToLong(coupon -> coupon.remaining).toArray();
        var reserved = account.items.stream().mapToLong(item -> item.reserved).toArray();
        long balance = account.balance;
        long missing = 0;
        for (var line : order.lines) {
            long open = line.price - byCoupons(new NaiveOrder(), line, now);
            long available = account.availableTo(line.item);
            missing += Math.max(0, open - available);
            account.balance -= Math.min(open, available);
            line.item.reserved = 0;
        }
        account.balance = balance;
        for (int i = 0; i < coupons.length; i++) {
            account.coupons.get(i).remaining = coupons[i];
        }
        for (int i = 0; i < reserved.length; i++) {
            account.items.get(i).reserved = reserved[i];
        }
        return missing;
    }

    void pay(NaiveOrder order, boolean byHand, Instant now) {
        for (var line : order.lines) {
            var item = line.item;
            long open = line.price - byCoupons(order, line, now);
            account.balance -= open;
            order.fromWallet += open;
            item.reserved = 0;
            item.anchor =
                    NaiveDays.anchor(line.start, line.start.equals(item.expiresAt()) ? item.anchor : 0, account.zone);
            item.terms.add(new NaiveItem.Term(line.start, line.end));
            item.phase = "ACTIVE";
            item.refused = "";
            item.quiet = false;
            if (byHand && Integer.valueOf(line.months).equals(item.months)) {
                item.agreed = line.offer;
            }
        }
        order.state = "PAID";
    }

    private long byCoupons(NaiveOrder order, NaiveOrder.Line line, Instant now) {
        var usable = new ArrayList<>(account.coupons);
        usable.removeIf(coupon -> !coupon.mayPay(line.item.product, line.price, now));
        usable.sort((one, other) -> one == other ? 0 : one.isBefore(other) ? -1 : 1);
        long paid = 0;
        for (var coupon : usable) {
            long pays = coupon.pays(line.price, line.price - paid);
            if (pays > 0) {
                long taken = coupon.kind.equals("CASH") ? pays : coupon.remaining;
                coupon.remaining -= taken;
                order.uses.add(new NaiveOrder.Use(coupon, taken));
                paid += pays;
            }
        }
        return paid;
    }
}
