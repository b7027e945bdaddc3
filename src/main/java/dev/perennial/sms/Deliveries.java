package dev.perennial.sms;

import dev.perennial.kernel.Buckets;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Receipts;
import dev.perennial.sms.ReceiptRule.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Front door to what carriers tell of texts they took: which message a receipt is of, and what became of the message as a
 * whole. Whatever comes twice, early, or in another order ends the same.
 */
@Component
class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final Duration PARTS_KEPT = Duration.ofDays(30);
    private static final Duration EARLY_KEPT = Duration.ofDays(3);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int BATCH = 500;

    private final SmsStore store;
    private final Buckets buckets;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Receipts> receipts;

    Deliveries(SmsStore store, Buckets buckets, TransactionTemplate transaction, ObjectProvider<Receipts> receipts) {
        this.store = store;
        this.buckets = buckets;
        this.transaction = transaction;
        this.receipts = receipts;
    }

    /** The carrier took these parts, the first ones of {@code parts}, and calls them so. Receipts may be here before. */
    void taken(String carrier, UUID message, List<String> references, int parts, Instant now) {
        transaction.executeWithoutResult(status -> {
            boolean known = store.isKnown(carrier, message, references);
            if (known) store.forgetTold(message);
            store.insert(carrier, message, references, parts, now);
            if (known) store.match(carrier, references);
        });
    }

    /**
     * A receipt came. Once this returns, it need not come again.
     *
     * @param references what its part may be called, the likeliest first: it is of the first of these that is there
     */
    void heard(String carrier, List<String> references, Fate fate, String said, Instant now) {
        var untold = transaction.execute(status -> {
            for (var reference : references) {
                if (store.settle(carrier, reference, fate, said, now)) return store.untold(carrier, reference);
            }
            store.hear(carrier, references.getFirst(), fate, said, now);
            return Optional.<UUID>empty();
        });
        untold.ifPresent(message -> tell(message, now));
    }

    /** What was heard while it could not be told, and what no longer matters. */
    int settle(String carrier, Instant now) {
        var missed = store.missed(carrier, BATCH);
        if (!missed.isEmpty()) {
            transaction.executeWithoutResult(status -> store.match(carrier, missed));
        }
        int told = 0;
        var last = BEFORE_ALL;
        while (true) {
            var some = store.toTell(last, now.minus(EARLY_KEPT), BATCH);
            for (var message : some) {
                if (tell(message, now)) told++;
            }
            if (some.size() < BATCH) break;
            last = some.getLast();
        }
        store.forgetParts(now.minus(PARTS_KEPT));
        int strange = store.forgetReceipts(now.minus(EARLY_KEPT));
        if (strange > 0) {
            LOG.warn(
                    "{} receipts were of no message sent from here; are their ids written as in the answers?", strange);
        }
        return told;
    }

    /** Not while the message's own answer is still to be recorded: then at the next turn. */
    private boolean tell(UUID message, Instant now) {
        var parts = store.parts(message);
        var whole = DeliveryRule.decide(parts);
        var to = receipts.getIfAvailable();
        if (whole.isEmpty() || to == null || store.isOnItsWay(buckets.of(message), message)) return false;
        if (parts.stream().anyMatch(DeliveryRule.Part::isTold)) {
            store.told(message, now);
            return false;
        }
        switch (whole.get().fate()) {
            case DELIVERED -> to.delivered(Channel.SMS, message, whole.get().said(), now);
            case FAILED -> to.bounced(Channel.SMS, message, whole.get().said(), now);
        }
        store.told(message, now);
        return true;
    }
}
