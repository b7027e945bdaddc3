package dev.perennial.bank;

import dev.perennial.kernel.Errand;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Finishes what an import left undone: entries not looked at, or decided and not carried to their accounts. */
@Component
class SettlementErrand implements Errand {
    private final Settlements settlements;

    SettlementErrand(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public String name() {
        return "transfers";
    }

    @Override
    public Turn turn() {
        return Turn.MONEY;
    }

    @Override
    public int run(int bucket, Instant now) {
        var settled = settlements.settle(bucket, now);
        return (int) (settled.looked() + settled.credited() + settled.takenBack());
    }
}
