package dev.perennial.post;

import dev.perennial.kernel.Errand;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** At the end of each turn: what is due is posted and sent; what came to nobody goes another way. */
@Component
class PostErrand implements Errand {
    private final Posting posting;
    private final Sending sending;

    PostErrand(Posting posting, Sending sending) {
        this.posting = posting;
        this.sending = sending;
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
        posting.run(bucket, now);
        return sending.run(bucket, now);
    }
}
