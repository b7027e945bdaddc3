package dev.perennial.admin.money;

import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Payouts by bank wait for who wires them. */
@Component
class PayoutsWaiting implements Waiting {
    private final PayoutQueries queries;

    PayoutsWaiting(PayoutQueries queries) {
        this.queries = queries;
    }

    @Override
    public String path() {
        return "/admin/money/payouts";
    }

    @Override
    public long count() {
        return queries.countToWire();
    }
}
