package dev.perennial.naive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One account with all it has; every command answers {@code DONE} or the refusal's code. */
final class NaiveAccount {
    static final String DONE = "DONE";

    /** Today's price list. */
    interface Prices {
        /** The price in fen; null where it is not sold for that long. */
        Long of(String product, String edition, int months);
    }

    final String id;
    final ZoneId zone;
    final Prices prices;
    final List<NaiveItem> items = new ArrayList<>();
    final List<NaiveCoupon> coupons = new ArrayList<>();
    final List<NaiveOrder> orders = new ArrayList<>();
    long balance;
    final long credit;
    private final NaiveTill till = new NaiveTill(this);

    NaiveAccount(String id, ZoneId zone, long balance, long credit, Prices prices) {
        this.id = id;
        this.zone = zone;
        this.balance = balance;
        this.credit = credit;
        this.prices = prices;
    }

    /** A quarter of an hour has come: does what is due in it. */
    void tick(Instant now) {
        for (var order : orders) {
            if (order.state.equals("UNPAID") && !now.isBefore(order.lapsesAt)) {
                order.state = "CANCELLED";
            }
        }
        tryAll(items.stream().filter(item -> item.isTriedAt(now)).toList(), now);
        items.forEach(item -> item.age(now, zone));
    }

    String topUp(long amount, Instant now) {
        balance += amount;
        wake(now);
        return DONE;
    }

    String setMode(NaiveItem item, String mode, Integer months, Instant now) {
        if (item.isReleased()) return "RELEASED";
        var wanted = months == null ? item.months : months;
        boolean wasAuto = item.mode.equals("AUTO");
        if (!mode.equals("AUTO")) {
            item.mode = mode;
            item.months = wanted;
            item.refused = "";
            return DONE;
        }
        if (wanted == null) return "PERIOD_REQUIRED";
        if (item.isFree()) return "NOT_RENEWABLE_FREE_EDITION";
        var price = prices.of(item.product, item.edition, wanted);
        if (price == null) return "PERIOD_NOT_OFFERED";
        item.mode = mode;
        item.months = wanted;
        item.agreed = price;
        item.autoSince = wasAuto ? item.autoSince : now;
        boolean saidYes = wasAuto && item.refused.equals("PRICE_NEEDS_CONSENT") && item.hasTryAfter(now);
        item.quiet = false;
        if (saidYes) {
            tryAll(List.of(item), now);
        } else if (!wasAuto && !item.hasTryAfter(now) && now.isBefore(item.expiresAt())) {
            item.tried("EXPIRES_TOO_SOON");
        }
        return DONE;
    }

    String reserve(NaiveItem item, long amount) {
        if (item.isReleased()) return "RELEASED";
        if (availableTo(item) < amount) return "RESERVATION_NOT_COVERED";
        item.reserved = amount;
        return DONE;
    }

    String buyNow(List<NaiveItem> chosen, List<Integer> months, Instant now) {
        var order = new NaiveOrder();
        var refused = fill(order, chosen, months, now);
        if (!refused.equals(DONE)) return refused;
        if (needsOwnOrder(order)) return "NEEDS_OWN_ORDER";
        if (till.missing(order, now) > 0) return "INSUFFICIENT_BALANCE";
        till.pay(order, true, now);
        orders.add(order);
        return DONE;
    }

    String place(List<NaiveItem> chosen, List<Integer> months, Instant now) {
        var order = new NaiveOrder();
        var refused = fill(order, chosen, months, now);
        if (!refused.equals(DONE)) return refused;
        if (needsOwnOrder(order)) return "NEEDS_OWN_ORDER";
        order.lapsesAt = now.plusSeconds(86_400L * chosen.getFirst().policy.unpaidDays());
        orders.add(order);
        return DONE;
    }

    String payPlaced(NaiveOrder order, Instant now) {
        if (!order.state.equals("UNPAID")) return "ORDER_NOT_UNPAID";
        for (var line : order.lines) {
            if (!line.item.expiresAt().equals(line.expiration)) return "ORDER_OUTDATED";
            var offer = prices.of(line.item.product, line.item.edition, line.months);
            if (line.item.isReleased() || offer == null) return "ORDER_OUTDATED";
            long fee = fee(line.item);
            if (fee > 0 && line.price < offer + fee) return "ORDER_OUTDATED";
            schedule(line, now);
        }
        if (till.missing(order, now) > 0) return "INSUFFICIENT_BALANCE";
        till.pay(order, true, now);
        return DONE;
    }

    String cancel(NaiveOrder order) {
        if (!order.state.equals("UNPAID")) return "ORDER_NOT_UNPAID";
        order.state = "CANCELLED";
        return DONE;
    }

    String undo(NaiveOrder order, Instant now) {
        if (!order.state.equals("PAID") || order.undone) return "NOT_UNDOABLE";
        if (order.lines.stream().anyMatch(line -> !line.start.isAfter(now))) return "TERM_HAS_BEGUN";
        if (order.lines.stream().anyMatch(line -> !line.item.expiresAt().equals(line.end))) return "LATER_TERM_EXISTS";
        order.undone = true;
        balance += order.fromWallet;
        for (var use : order.uses) {
            if (now.isBefore(use.coupon().until)) {
                use.coupon().remaining += use.taken();
            }
        }
        for (var line : order.lines) {
            line.item.terms.removeLast();
            line.item.anchor = line.anchorBefore;
            line.item.refused = "";
            line.item.quiet = true;
        }
        wake(now);
        return DONE;
    }

    long held() {
        return items.stream().mapToLong(item -> item.reserved).sum();
    }

    long availableTo(NaiveItem item) {
        return balance + credit - held() + item.reserved;
    }

    private void wake(Instant now) {
        tryAll(items.stream().filter(item -> item.waitsForMoney(now)).toList(), now);
    }

    private void tryAll(List<NaiveItem> due, Instant now) {
        var left = new ArrayList<>(due);
        while (!left.isEmpty()) {
            var first = left.getFirst();
            for (var item : left) {
                first = comesBefore(item, first) ? item : first;
            }
            left.remove(first);
            tryOne(first, now);
        }
    }

    private static boolean comesBefore(NaiveItem one, NaiveItem other) {
        int rank = one.rank == null ? Integer.MAX_VALUE : one.rank;
        int otherRank = other.rank == null ? Integer.MAX_VALUE : other.rank;
        if (rank != otherRank) return rank < otherRank;
        if (!one.expiresAt().equals(other.expiresAt())) return one.expiresAt().isBefore(other.expiresAt());
        if (!one.startedAt.equals(other.startedAt)) return one.startedAt.isBefore(other.startedAt);
        return one.id.compareTo(other.id) < 0;
    }

    private void tryOne(NaiveItem item, Instant now) {
        if (item.isFree()) {
            item.tried("NOT_RENEWABLE_FREE_EDITION");
            item.quiet = true;
            return;
        }
        if (isInOrder(item)) {
            item.tried("ORDER_IN_PROGRESS");
            return;
        }
        var offer = prices.of(item.product, item.edition, item.months);
        if (offer == null) {
            item.tried("PERIOD_NOT_OFFERED");
            return;
        }
        if (item.agreed != null && offer > item.agreed * (100 + item.policy.tolerance()) / 100) {
            item.tried("PRICE_NEEDS_CONSENT");
            return;
        }
        var order = new NaiveOrder();
        fill(order, List.of(item), List.of(item.months), now);
        long missing = till.missing(order, now);
        if (missing > 0) {
            item.tried("INSUFFICIENT_BALANCE");
            var last = item.attempts.get(item.expiresAt());
            last.set(last.size() - 1, "INSUFFICIENT_BALANCE " + missing);
            return;
        }
        item.tried("RENEWED");
        till.pay(order, false, now);
        orders.add(order);
    }

    private boolean isInOrder(NaiveItem item) {
        return orders.stream().anyMatch(order -> order.isOpenFor(item));
    }

    private static boolean needsOwnOrder(NaiveOrder order) {
        return order.lines.size() > 1 && order.lines.stream().anyMatch(line -> line.item.policy.ordersAlone());
    }

    private static long fee(NaiveItem item) {
        return item.phase.equals("SUSPENDED") ? item.policy.lateFee() : 0;
    }

    private String fill(NaiveOrder order, List<NaiveItem> chosen, List<Integer> months, Instant now) {
        for (int i = 0; i < chosen.size(); i++) {
            var item = chosen.get(i);
            if (item.isReleased()) return "RELEASED";
            if (item.isFree()) return "NOT_RENEWABLE_FREE_EDITION";
            if (isInOrder(item)) return "ORDER_IN_PROGRESS";
            var offer = prices.of(item.product, item.edition, months.get(i));
            if (offer == null) return "PERIOD_NOT_OFFERED";
            var line = new NaiveOrder.Line(item, months.get(i));
            line.offer = offer;
            line.price = offer + fee(item);
            schedule(line, now);
            order.lines.add(line);
        }
        return DONE;
    }

    /** From when to when the line's term is to run. */
    private void schedule(NaiveOrder.Line line, Instant now) {
        var item = line.item;
        boolean fromPayment = item.phase.equals("SUSPENDED") && item.policy.latePaysFromPayment();
        line.start = fromPayment ? now : item.expiresAt();
        line.end = NaiveDays.termEnd(line.start, line.months, anchor(line, fromPayment), zone);
    }

    private int anchor(NaiveOrder.Line line, boolean fromPayment) {
        return NaiveDays.anchor(line.start, fromPayment ? 0 : line.item.anchor, zone);
    }
}
