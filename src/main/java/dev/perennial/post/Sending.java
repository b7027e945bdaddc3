package dev.perennial.post;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what is due: claimed in one transaction, carried outside any, recorded in another. Whoever is killed in
 * between leaves a lease that ends, and the message goes again by the same id.
 */
@Component
class Sending {
    /** Messages claimed at once. */
    private static final int BATCH = 200;

    private static final String OFF = "no carrier of this channel is set up";
    private static final String COVERED = "everything it told of was settled before it went";

    private final Outbox outbox;
    private final Lines lines;
    private final Contents contents;
    private final Covering covering;
    private final CoverQueries queries;
    private final Lanes lanes;
    private final PlatformClock clock;
    private final TransactionTemplate transaction;

    /** Longer than a batch takes with a slow server. */
    private final Duration lease;

    Sending(
            Outbox outbox,
            Lines lines,
            Contents contents,
            Covering covering,
            CoverQueries queries,
            Lanes lanes,
            PlatformClock clock,
            TransactionTemplate transaction,
            @Value("${perennial.notice.lease-seconds:900}") int leaseSeconds) {
        this.outbox = outbox;
        this.lines = lines;
        this.contents = contents;
        this.covering = covering;
        this.queries = queries;
        this.lanes = lanes;
        this.clock = clock;
        this.transaction = transaction;
        this.lease = Duration.ofSeconds(leaseSeconds);
    }

    /** Answers how many messages a server took. */
    int run(int bucket, Instant now) {
        outbox.off(bucket, lines.off(), OFF, now);
        int sent = 0;
        while (true) {
            // A long run goes on by the clock: a lease is counted from when it is taken.
            var at = clock.now();
            var claimed = outbox.claim(bucket, lines.open(), at, at.plus(lease), BATCH);
            if (claimed.isEmpty()) return sent;
            sent += send(bucket, claimed, at);
        }
    }

    private int send(int bucket, List<Message> claimed, Instant at) {
        var waited = claimed.stream()
                .filter(message -> message.createdAt().isBefore(at))
                .map(Message::id)
                .toList();
        if (!waited.isEmpty()) withdrawCovered(bucket, waited, at);
        var said = contents.of(bucket, claimed);
        withdrawUnsaid(bucket, claimed, said, at);
        var there = said.stream()
                .filter(content -> content.message().channel() == Channel.CONSOLE)
                .toList();
        var away = new ArrayList<>(said);
        away.removeAll(there);
        return lanes.place(bucket, there, at) + lanes.carry(bucket, away, at);
    }

    /** What waited for its turn may have been settled meanwhile. */
    private void withdrawCovered(int bucket, List<UUID> waited, Instant at) {
        var suspects = queries.ofMessages(bucket, waited, at);
        if (suspects.isEmpty()) return;
        transaction.executeWithoutResult(
                status -> covering.retell(bucket, covering.withdraw(bucket, suspects, at), at));
    }

    private void withdrawUnsaid(int bucket, List<Message> claimed, List<Contents.Content> said, Instant at) {
        var unsaid = new HashSet<UUID>();
        claimed.forEach(message -> unsaid.add(message.id()));
        said.forEach(content -> unsaid.remove(content.message().id()));
        if (unsaid.isEmpty()) return;
        transaction.executeWithoutResult(status -> outbox.withdraw(bucket, unsaid, COVERED, at));
    }
}
