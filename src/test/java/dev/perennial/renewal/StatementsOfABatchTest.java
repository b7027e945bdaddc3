package dev.perennial.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Accounts;
import dev.perennial.db.StatementCount;
import dev.perennial.subscription.Mode;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** A batch takes as many statements whatever its size: a handful to read, one for each kind of row. */
class StatementsOfABatchTest extends Scene {
    @Override
    protected void beans(GenericApplicationContext context) {
        context.registerBean(StatementCount.class, StatementCount::new);
    }

    @Test
    void aWholeBatchTakesAsManyStatementsAsTen() {
        // Less than a whole batch each, so that both are one batch and one look that finds nothing more.
        assertThat(statements("few", 10))
                .isEqualTo(statements("many", DueWork.BATCH - 1))
                .isPositive();
    }

    private long statements(String name, int items) {
        startAt(at("2026-03-02 09:00"));
        var account = account(name, "9999999.00");
        coupon("coupon-" + name, account, "100.00", "2027-01-01");
        for (int n = 0; n < items; n++) {
            item(name + n, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        }
        var count = bean(StatementCount.class);
        var tally = new Tally();
        int bucket = bean(Accounts.class).bucketOf(account.id());
        long before = count.statements();
        bean(AutoRenewalRun.class).run(bucket, at("2026-03-11 08:00"), tally);
        assertThat(tally.count(Tally.Decision.RENEWED)).isEqualTo(items);
        return count.statements() - before;
    }
}
