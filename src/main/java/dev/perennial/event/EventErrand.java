package dev.perennial.event;

import dev.perennial.kernel.Errand;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Once a turn, what happened goes into the feed. */
@Component
@Order(1)
class EventErrand implements Errand {
    private final Feeding feeding;

    EventErrand(Feeding feeding) {
        this.feeding = feeding;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, Instant now) {
        int events = 0;
        var fed = feeding.some(bucket, now);
        while (fed.accounts() > 0) {
            events += fed.events();
            fed = feeding.some(bucket, now);
        }
        return events;
    }
}
