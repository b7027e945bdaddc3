package dev.perennial.api.operation;

import dev.perennial.api.AccountOptional;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.notice.NoticeProof;
import dev.perennial.api.notice.NoticeProofs;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Mailings;
import dev.perennial.notice.Message;
import dev.perennial.notice.MessageRefusal;
import dev.perennial.notice.ResendRefusal;
import dev.perennial.notice.Resends;
import dev.perennial.post.CarrierHealth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages of all accounts on their way: what waits, what went, what did not arrive, and how the channels are. */
@RestController
@Tag(name = "Outbox")
class OutboxController {
    private static final String LIST = "outbox";
    private static final int AT_ONCE_MAX = 200;

    private final Mailings mailings;
    private final NoticeProofs proofs;
    private final Resends resends;
    private final CarrierHealth health;
    private final PlatformClock clock;

    OutboxController(
            Mailings mailings, NoticeProofs proofs, Resends resends, CarrierHealth health, PlatformClock clock) {
        this.mailings = mailings;
        this.proofs = proofs;
        this.resends = resends;
        this.health = health;
        this.clock = clock;
    }

    /**
     * A message on its way, or at its end.
     *
     * @param kinds what it tells of; of one that went out instead of another, none of its own
     * @param answer the server's last word
     */
    record OutgoingMessage(
            UUID id,
            String account,
            String accountName,
            @Nullable String contact,
            Channel channel,
            String recipient,
            List<String> kinds,
            @Nullable String subject,
            Message.State state,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant settledAt,
            int attempts,
            @Nullable String answer) {
        static OutgoingMessage of(Mailings.Line line) {
            return new OutgoingMessage(
                    line.id(),
                    line.account().value(),
                    line.accountName(),
                    text(line.contact()),
                    line.channel(),
                    line.recipient(),
                    line.kinds(),
                    text(line.subject()),
                    line.state(),
                    line.createdAt(),
                    line.dueAt(),
                    line.settledAt().orElse(null),
                    line.attempts(),
                    text(line.answer()));
        }

        private static @Nullable String text(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** @param carriers the servers that carry messages, and how they are */
    record OutboxHealth(List<ChannelQueue> channels, List<CarrierState> carriers) {}

    /**
     * @param due how many of those that wait have their turn now
     * @param oldest since when the first that waits does; null when none does
     * @param parked how many wait for somebody to have them sent again
     * @param settledWithinADay what came to its end within a day, by state
     */
    record ChannelQueue(
            Channel channel,
            long queued,
            long due,
            @Nullable Instant oldest,
            long parked,
            Map<Message.State, Long> settledWithinADay) {}

    /**
     * @param state up, down, resting, asked (no answer yet) or off
     * @param said what the server says of itself; null where it was not asked
     * @param restsUntil when messages are tried by it again; null where they go
     */
    record CarrierState(
            String name,
            Channel channel,
            String state,
            @Nullable String said,
            @Nullable Instant restsUntil) {}

    /** @param contact to whom it goes; null for whom it was for */
    record ResendWish(@Nullable UUID contact, @Nullable String reason) {}

    record ResendAllWish(
            @Nullable Channel channel, @Nullable String reason) {}

    /** @param id the message that goes: another one where it goes to somebody else */
    record ResentMessage(UUID id) {}

    /**
     * @param done how many go again
     * @param left how many of those looked at do not: settled meanwhile, or nobody can be reached
     */
    record ResentMessages(long done, long left) {}

    @GetMapping("/api/v1/outbox")
    @AccountOptional
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "List the messages of all accounts",
            description = "The newest first; the console's own are none of them.")
    Page<OutgoingMessage> listOutbox(
            Caller caller,
            @RequestParam(required = false) Message.@Nullable State state,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String account,
            Paging paging) {
        var before = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        var whose = account == null ? null : caller.account(account).id();
        return paging.page(
                mailings.page(new Mailings.Search(state, channel, whose, before), paging.fetch()),
                OutgoingMessage::of,
                line -> Cursor.of(LIST, line.id()));
    }

    @GetMapping("/api/v1/outbox/health")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Get how the channels are", description = "Servers are asked once a minute at most.")
    OutboxHealth getOutboxHealth() {
        var now = clock.now();
        var queues = mailings.queues(now);
        var settled = mailings.settledLately(now);
        var parked = mailings.parked();
        var channels = Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.CONSOLE)
                .map(channel -> queue(
                        channel,
                        queues.getOrDefault(channel, new Mailings.Queue(0, 0, null)),
                        parked.getOrDefault(channel, 0L),
                        settled))
                .toList();
        var carriers = health.look(now).stream()
                .map(seen -> new CarrierState(
                        seen.name(),
                        seen.channel(),
                        seen.as(),
                        seen.health() == null ? null : seen.health().said(),
                        seen.restsUntil()))
                .toList();
        return new OutboxHealth(channels, carriers);
    }

    @GetMapping("/api/v1/outbox/{id}")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(in = MessageRefusal.class)
    @Operation(summary = "Get a message of any account, and its proof", description = "Of whichever account it is.")
    NoticeProof getOutgoingMessage(Caller caller, @PathVariable UUID id) {
        return proofs.find(id, caller.language())
                .orElseThrow(() -> new RefusedException(MessageRefusal.MESSAGE_NOT_FOUND, Map.of()));
    }

    @PostMapping("/api/v1/outbox/{id}/resend")
    @Needs(Scope.PARKED_WRITE)
    @Refuses(in = MessageRefusal.class)
    @Refuses(in = ResendRefusal.class)
    @Operation(
            summary = "Send a message again",
            description = "To whom it was for by the same id, to another one as a message of its own. What is covered"
                    + " meanwhile is taken out before it goes.")
    ResentMessage resendMessage(Caller caller, @PathVariable UUID id, @RequestBody ResendWish wish) {
        var reason = Because.read(wish.reason());
        return new ResentMessage(resends.resend(id, wish.contact(), reason, caller.actor(), clock.now())
                .orThrow());
    }

    @PostMapping("/api/v1/outbox/resend")
    @Needs(Scope.PARKED_WRITE)
    @Operation(
            summary = "Send all parked messages of a channel again",
            description = "Two hundred at once, each by itself: what was sent again meanwhile holds nothing up.")
    ResentMessages resendParked(Caller caller, @RequestBody ResendAllWish wish) {
        var reason = Because.read(wish.reason());
        var parked = mailings.parked(Must.have("/channel", wish.channel()), AT_ONCE_MAX);
        long done = parked.stream()
                .filter(message -> resends.resend(message, null, reason, caller.actor(), clock.now()) instanceof Done)
                .count();
        return new ResentMessages(done, parked.size() - done);
    }

    private static ChannelQueue queue(
            Channel channel, Mailings.Queue queue, long parked, List<Mailings.Settled> settled) {
        var by = new java.util.EnumMap<Message.State, Long>(Message.State.class);
        settled.stream().filter(one -> one.channel() == channel).forEach(one -> by.put(one.state(), one.count()));
        return new ChannelQueue(channel, queue.queued(), queue.due(), queue.oldest(), parked, by);
    }
}
