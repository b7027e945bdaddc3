package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.StatementCount;
import dev.perennial.renewal.AutoRenewalRun;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Mode;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Beginning charges takes as many statements for many accounts as for few. */
class StatementsOfChargesTest extends TillScene {
    @Override
    protected Integer buckets() {
        return 1;
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        super.beans(fresh);
        fresh.registerBean(StatementCount.class, StatementCount::new);
    }

    @Test
    void manyAccountsTakeAsManyStatementsAsFew() {
        assertThat(statements("few", 3)).isEqualTo(statements("many", 40)).isPositive();
    }

    private long statements(String name, int accounts) {
        startAt(start());
        for (int n = 0; n < accounts; n++) {
            var account = agreed(name + n, "10.00", "9000.00");
            item(name + "-a-" + n, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
            item(name + "-b-" + n, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        }
        var count = bean(StatementCount.class);
        long before = count.statements();
        bean(AutoRenewalRun.class).run(0, at("2026-03-11 08:00"), new Tally());
        long taken = count.statements() - before;
        assertThat(jdbc().sql("select count(*) from auto_charge where account_id like ?")
                        .param(name + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(accounts);
        return taken;
    }
}
