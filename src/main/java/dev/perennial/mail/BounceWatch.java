package dev.perennial.mail;

import dev.perennial.clock.PlatformClock;
import dev.perennial.db.Outages;
import jakarta.mail.MessagingException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks into the bounce mailbox each minute while the platform is served; at a fixed rate, beside the clockwork. */
@Component
@Lazy(false)
@ConditionalOnProperty("perennial.serving")
class BounceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BounceWatch.class);

    private final BounceBox box;
    private final PlatformClock clock;
    private final ReentrantLock looking = new ReentrantLock();

    BounceWatch(BounceBox box, PlatformClock clock) {
        this.box = box;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedRateString = "PT1M")
    void look() {
        if (!box.isOn() || !looking.tryLock()) return;
        try {
            var found = box.read(clock.now());
            if (!found.isEmpty()) LOG.info("Came back by e-mail: {}", found);
        } catch (MessagingException away) {
            LOG.warn(
                    "The bounce mailbox cannot be read; it is tried again: {}",
                    AnswerRule.said("" + away.getMessage()));
        } catch (RuntimeException failed) {
            if (!Outages.isOutage(failed)) throw failed;
            LOG.warn("The database is away; bounces are read again: {}", failed.getMessage());
        } finally {
            looking.unlock();
        }
    }
}
