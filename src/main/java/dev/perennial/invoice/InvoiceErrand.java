package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.db.Outages;
import dev.perennial.kernel.Errand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** At the end of each turn: months that are over are invoiced, refunds credited, and what waits is issued. */
@Component
class InvoiceErrand implements Errand {
    private static final Logger LOG = LoggerFactory.getLogger(InvoiceErrand.class);
    private static final int AT_ONCE = 100;

    private final Automatic automatic;
    private final Crediting crediting;
    private final Issuing issuing;

    InvoiceErrand(Automatic automatic, Crediting crediting, Issuing issuing) {
        this.automatic = automatic;
        this.crediting = crediting;
        this.issuing = issuing;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public Turn turn() {
        return Turn.PAPERS;
    }

    /** Papers are issued before and after refunds are credited: a credit note names the number it takes back from. */
    @Override
    public int run(int bucket, Instant now) {
        int made = months(bucket, now) + issuing.run(bucket, now);
        int credited = credits(bucket, now);
        return made + credited + issuing.run(bucket, now);
    }

    private int months(int bucket, Instant now) {
        var due = automatic.due(bucket, now);
        return each(due, account -> {
            int made = 0;
            for (var month = automatic.month(bucket, account, now);
                    month.isPresent();
                    month = automatic.month(bucket, account, now)) {
                made += month.get();
            }
            return made;
        });
    }

    private int credits(int bucket, Instant now) {
        int made = 0;
        var after = Optional.<Account.Id>empty();
        while (true) {
            var due = crediting.due(bucket, after, AT_ONCE);
            if (due.isEmpty()) return made;
            made += each(due, account -> crediting.credit(bucket, account, now));
            after = Optional.of(due.getLast());
        }
    }

    /** A bug with one account keeps no other waiting: it is tried again by the next run. */
    private static int each(List<Account.Id> accounts, ToIntFunction<Account.Id> work) {
        int made = 0;
        for (var account : accounts) {
            try {
                made += work.applyAsInt(account);
            } catch (RuntimeException failed) {
                if (Outages.isOutage(failed)) {
                    throw failed;
                }
                LOG.error("Papers of {} could not be made", account, failed);
            }
        }
        return made;
    }
}
