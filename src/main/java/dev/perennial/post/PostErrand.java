package dev.perennial.post;

import dev.perennial.kernel.Errand;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** At the end of each turn: what is due is posted and sent; what came to nobody goes another way. */
@Component
public class PostErrand implements Errand {
    private final Posting posting;
    private final Sending sending;
    private final Escalation escalation;

    PostErrand(Posting posting, Sending sending, Escalation escalation) {
        this.posting = posting;
        this.sending = sending;
        this.escalation = escalation;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, Instant now) {
        int sent = 0;
        do {
            posting.run(bucket, now);
            sent += sending.run(bucket, now);
        } while (escalation.run(bucket, now) > 0);
        return sent;
    }
}
