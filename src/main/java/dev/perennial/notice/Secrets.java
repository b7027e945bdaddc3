package dev.perennial.notice;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to what notices of secret kinds carry: it stays no longer than it is needed. A secret that was forgotten
 * has no facts left, and its item says why it was withdrawn where it had not gone out.
 */
@Component
public class Secrets {
    private final SecretStore store;

    Secrets(SecretStore store) {
        this.store = store;
    }

    /** Takes back what has not gone out to this contact on this channel, and forgets all that ever did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(int bucket, UUID contact, Channel channel) {
        store.withdraw(bucket, contact, channel);
        store.forget(bucket, contact, channel);
    }

    /** A message was sent, or never will be: whatever secret it carried is forgotten. Others lose nothing by it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(int bucket, UUID message) {
        store.forget(bucket, message);
    }

    /** What was queued so long ago is of no use any more: it goes out no more, and is forgotten. Answers how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int forgetBefore(int bucket, Instant before) {
        store.withdrawBefore(bucket, before);
        return store.forgetBefore(bucket, before);
    }
}
