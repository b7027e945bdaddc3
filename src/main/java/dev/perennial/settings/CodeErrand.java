package dev.perennial.settings;

import dev.perennial.kernel.Errand;
import dev.perennial.notice.Secrets;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets codes that count no more, wherever they were left. */
@Component
class CodeErrand implements Errand {
    private final Secrets secrets;
    private final TransactionTemplate transaction;

    CodeErrand(Secrets secrets, TransactionTemplate transaction) {
        this.secrets = secrets;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "codes";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, Instant now) {
        Integer forgotten = transaction.execute(status -> secrets.forgetBefore(bucket, now.minus(Proofs.LASTS)));
        return forgotten == null ? 0 : forgotten;
    }
}
