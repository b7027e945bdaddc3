package dev.perennial.admin.money;

import dev.perennial.payout.PayoutLists;
import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Payouts by bank wait for who wires them. */
@Component
class PayoutsWaiting implements Waiting {
    private final PayoutLists lists;

    PayoutsWaiting(PayoutLists lists) {
        this.lists = lists;
    }

    @Override
    public String path() {
        return "/admin/money/payouts";
    }

    @Override
    public long count() {
        return lists.countToWire();
    }
}
