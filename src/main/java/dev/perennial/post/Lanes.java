package dev.perennial.post;

import dev.perennial.db.Outages;
import dev.perennial.letter.Letters;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Outbox;
import dev.perennial.notice.Parcel;
import dev.perennial.notice.Sent;
import dev.perennial.notice.Written;
import dev.perennial.post.Contents.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes the words of claimed messages and carries them, several at a time. */
@Component
class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Outbox outbox;
    private final Letters letters;
    private final Lines lines;
    private final int lanes;
    private final int tries;

    Lanes(
            Outbox outbox,
            Letters letters,
            Lines lines,
            @Value("${perennial.notice.lanes:8}") int lanes,
            @Value("${perennial.notice.tries:12}") int tries) {
        this.outbox = outbox;
        this.letters = letters;
        this.lines = lines;
        this.lanes = lanes;
        this.tries = tries;
    }

    /** Puts messages into the console: there is nobody to carry them to. */
    int place(int bucket, List<Content> contents, Instant at) {
        if (contents.isEmpty()) return 0;
        var sent = new ArrayList<Sent>();
        for (var content : contents) {
            var words = write(content);
            var answer = words.isPresent()
                    ? new Answer.Taken(Optional.empty(), "in the console")
                    : new Answer.NotNow("its words could not be written");
            sent.add(AnswerRule.sent(content.message(), answer, words, tries, at));
        }
        outbox.record(bucket, sent, Set.of());
        return taken(sent);
    }

    /** Answers how many a server took. */
    int carry(int bucket, List<Content> contents, Instant at) {
        if (contents.isEmpty()) return 0;
        var waiting = new ConcurrentLinkedQueue<>(contents);
        var unsent = new ConcurrentLinkedQueue<UUID>();
        var recorder = new Recorder(outbox, bucket);
        var taken = new AtomicInteger();
        Runnable lane = () -> {
            for (var content = waiting.poll(); content != null; content = waiting.poll()) {
                var sent = carry(content, at);
                if (sent.isEmpty()) {
                    unsent.add(content.message().id());
                } else {
                    recorder.record(sent.get(), content.isSecret());
                    taken.addAndGet(taken(List.of(sent.get())));
                }
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<?>>();
            for (int i = 0; i < Math.min(lanes, contents.size()); i++) {
                working.add(threads.submit(lane));
            }
            working.forEach(Lanes::finish);
        } finally {
            waiting.forEach(content -> unsent.add(content.message().id()));
            outbox.putBack(bucket, unsent, at.plus(Line.REST));
        }
        return taken.get();
    }

    private static int taken(List<Sent> sent) {
        return (int) sent.stream().filter(one -> one.state() == State.SENT).count();
    }

    /** Empty when nothing went out, and nothing was tried. */
    private Optional<Sent> carry(Content content, Instant at) {
        var message = content.message();
        var words = write(content);
        if (words.isEmpty()) {
            var answer = new Answer.NotNow("its words could not be written");
            return Optional.of(quietly(content, AnswerRule.sent(message, answer, words, tries, at)));
        }
        var kept = content.isSecret() ? Optional.<Written>empty() : words;
        return lines.of(message.channel())
                .flatMap(line -> carry(line, parcel(content, words.get())))
                .map(answer -> quietly(content, AnswerRule.sent(message, answer, kept, tries, at)));
    }

    private static Optional<Answer> carry(Line line, Parcel parcel) {
        try {
            return line.carry(parcel);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException bug) {
            if (Outages.isOutage(bug)) {
                throw bug;
            }
            LOG.error("Carrier {} failed with message {}", line.carrier().name(), parcel.message(), bug);
            return Optional.of(
                    new Answer.Unsure("the carrier failed: " + bug.getClass().getSimpleName()));
        }
    }

    /** A bug in the words of one message keeps no other waiting. */
    private Optional<Written> write(Content content) {
        try {
            return Optional.of(
                    switch (content.message().channel()) {
                        case EMAIL -> letters.write(content.letter());
                        case SMS -> letters.sms(content.letter());
                        case CONSOLE -> letters.console(content.letter());
                    });
        } catch (RuntimeException bug) {
            LOG.error("Message {} could not be written", content.message().id(), bug);
            return Optional.empty();
        }
    }

    private static Parcel parcel(Content content, Written words) {
        Message message = content.message();
        return new Parcel(
                message.id(),
                message.channel(),
                message.recipient(),
                content.letter().name(),
                message.language(),
                words,
                content.letter().unsubscribe());
    }

    /** The next try of an SMS waits for the end of quiet hours as the first one does. */
    private static Sent quietly(Content content, Sent sent) {
        if (content.message().channel() != Channel.SMS || content.isSecret()) return sent;
        return sent.next()
                .map(next -> sent.with(QuietRule.turn(
                        next,
                        content.contact().flatMap(contact -> contact.quiet()),
                        content.letter().zone(),
                        content.purpose())))
                .orElse(sent);
    }

    private static void finish(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", asked);
        }
    }
}
