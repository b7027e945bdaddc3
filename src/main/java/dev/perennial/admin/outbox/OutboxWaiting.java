package dev.perennial.admin.outbox;

import dev.perennial.notice.Mailings;
import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Messages that did not arrive, and that nothing went out instead of, wait for somebody to look at them. */
@Component
class OutboxWaiting implements Waiting {
    private final Mailings mailings;

    OutboxWaiting(Mailings mailings) {
        this.mailings = mailings;
    }

    @Override
    public String path() {
        return OutboxController.PATH;
    }

    @Override
    public long count() {
        return mailings.countWaiting();
    }
}
