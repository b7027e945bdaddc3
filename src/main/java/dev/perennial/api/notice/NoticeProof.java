package dev.perennial.api.notice;

import dev.perennial.notice.Attempt;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Proofs;
import dev.perennial.notice.Told;
import dev.perennial.notice.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one message: what it said, whom it was for, and each try to send it.
 *
 * @param isPosted whether it is a message; else what was to be told and has none, or none yet
 * @param contact the name of whom it is for; null in the console
 * @param reference what the server calls it
 * @param answer the server's last word: a receipt, or why it did not arrive
 * @param readAt when it was read in the console; null where it was not, or is none of the console
 * @param isLate whether part of it was to be told on an earlier day
 * @param subject null where its words are kept nowhere, or it has none yet
 * @param told of each kind the first 200 things
 * @param things how many there are in all
 * @param before what it goes out instead of, the first one first
 * @param after what went out instead of it
 */
public record NoticeProof(
        UUID id,
        String account,
        boolean isPosted,
        Channel channel,
        @Nullable String contact,
        String recipient,
        String language,
        Message.State state,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Instant readAt,
        boolean isLate,
        @Nullable String reference,
        @Nullable String answer,
        @Nullable String subject,
        @Nullable String body,
        List<NoticeDue> due,
        List<NoticeThing> told,
        int things,
        List<NoticeTry> attempts,
        List<NoticeStep> before,
        List<NoticeStep> after) {

    /** One kind of what it tells, and when that was due. */
    public record NoticeDue(NoticeKind kind, Instant at, boolean isLate) {}

    /**
     * One thing told.
     *
     * @param subscription what it is about; null where it is about the account
     * @param expiresAt the end of the item's term of which it tells
     * @param facts what the words were made of, by name
     * @param withdrawn why it was taken out before the message went; null where it was told
     */
    public record NoticeThing(
            NoticeKind kind,
            @Nullable String subscription,
            @Nullable String name,
            @Nullable Instant expiresAt,
            Map<String, String> facts,
            @Nullable Withdrawal withdrawn) {}

    /** @param answer as the server put it */
    public record NoticeTry(int number, Instant at, Attempt.Outcome outcome, String answer) {}

    /** Another message that says the same. */
    public record NoticeStep(UUID id, Channel channel, String recipient, Message.State state) {}

    /** Its words: of the console's own ones these are made as they are asked for. */
    record Words(@Nullable String subject, @Nullable String body) {}

    static NoticeProof of(Proofs.Proof proof, Words words) {
        var message = proof.message();
        return new NoticeProof(
                message.id(),
                message.account().value(),
                proof.posted(),
                message.channel(),
                proof.contact().isEmpty() ? null : proof.contact(),
                message.recipient(),
                message.language().getLanguage(),
                message.state(),
                message.createdAt(),
                message.dueAt(),
                message.settledAt().orElse(null),
                proof.readAt().orElse(null),
                proof.isLate(),
                message.reference().orElse(null),
                message.answer().orElse(null),
                words.subject(),
                words.body(),
                proof.due().stream()
                        .map(due -> new NoticeDue(due.kind(), due.at(), due.late()))
                        .toList(),
                proof.told().stream().map(told -> thing(told, proof)).toList(),
                proof.things(),
                proof.attempts().stream()
                        .map(one -> new NoticeTry(one.number(), one.at(), one.outcome(), one.answer()))
                        .toList(),
                steps(proof.before()),
                steps(proof.after()));
    }

    private static NoticeThing thing(Told told, Proofs.Proof proof) {
        return new NoticeThing(
                told.kind(),
                told.item().orElse(null),
                told.item().map(proof::name).orElse(null),
                told.expiration().orElse(null),
                told.facts(),
                told.withdrawn().orElse(null));
    }

    private static List<NoticeStep> steps(List<Proofs.Step> steps) {
        return steps.stream()
                .map(step -> new NoticeStep(step.id(), step.channel(), step.recipient(), step.state()))
                .toList();
    }
}
