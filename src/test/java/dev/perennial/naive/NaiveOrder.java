package dev.perennial.naive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was bought, or is to be paid. */
final class NaiveOrder {
    static final class Line {
        final NaiveItem item;
        final int months;
        final Instant expiration;
        final int anchorBefore;
        long price;
        long offer;
        Instant start;
        Instant end;

        Line(NaiveItem item, int months) {
            this.item = item;
            this.months = months;
            this.expiration = item.expiresAt();
            this.anchorBefore = item.anchor;
        }
    }

    record Use(NaiveCoupon coupon, long taken) {}

    final List<Line> lines = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    String state = "UNPAID";
    Instant lapsesAt;
    long fromWallet;
    boolean undone;

    boolean isOpenFor(NaiveItem item) {
        return state.equals("UNPAID") && lines.stream().anyMatch(line -> line.item == item);
    }
}
