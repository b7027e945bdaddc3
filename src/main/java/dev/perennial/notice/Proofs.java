package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Front door to the proof of sending (rule 31): everything that is known of one message, or of a notice without one. */
@Component
public class Proofs {
    private final ProofQueries queries;
    private final Messages messages;
    private final Buckets buckets;

    Proofs(ProofQueries queries, Messages messages, Buckets buckets) {
        this.queries = queries;
        this.messages = messages;
        this.buckets = buckets;
    }

    /** One notice of a message: when it was due, and whether part of it is told later than that. */
    public record Due(NoticeKind kind, Instant at, boolean late) {}

    /** Another message that says the same: what this one goes out instead of, or what went out instead of it. */
    public record Step(UUID id, Channel channel, String recipient, Message.State state) {}

    /**
     * @param message the message; where there is none yet, or never was, the notice as if it were one
     * @param posted whether it is a message
     * @param contact the name of whom it is for; empty in the console
     * @param told of every kind the first things, also those withdrawn before it went
     * @param names of the items, by id
     * @param things how many there are in all
     * @param before what it goes out instead of, the first one first
     * @param after what went out instead of it
     */
    public record Proof(
            Message message,
            boolean posted,
            String contact,
            Optional<Instant> readAt,
            List<Due> due,
            List<Told> told,
            Map<String, String> names,
            int things,
            List<Attempt> attempts,
            List<Step> before,
            List<Step> after) {
        public boolean isLate() {
            return due.stream().anyMatch(Due::late);
        }

        /** Whether it carries what is for its reader alone: its words are kept nowhere. */
        public boolean isSecret() {
            return due.stream().anyMatch(one -> one.kind().nature() == NoticeKind.Nature.SECRET);
        }

        public boolean isInConsole() {
            return message.channel() == Channel.CONSOLE;
        }

        public String name(String item) {
            return names.getOrDefault(item, item);
        }

        public List<Told> sent() {
            return told.stream().filter(one -> one.withdrawn().isEmpty()).toList();
        }

        public List<Told> withdrawn() {
            return told.stream().filter(one -> one.withdrawn().isPresent()).toList();
        }
    }

    /** Of whoever it is, for operators. */
    public Optional<Proof> find(UUID id) {
        int bucket = buckets.of(id);
        return messages.find(id)
                .map(message -> proof(bucket, message, true))
                .or(() -> queries.unposted(bucket, id).map(notice -> proof(bucket, notice, false)));
    }

    /** Of this account; another's is not there. */
    public Optional<Proof> find(Account.Id account, UUID id) {
        return find(id).filter(proof -> proof.message().account().equals(account));
    }

    private Proof proof(int bucket, Message message, boolean posted) {
        var of = posted ? messages.proof(message) : null;
        var told = of == null ? queries.toldOfNotice(bucket, message.id()) : of.told();
        return new Proof(
                message,
                posted,
                queries.contact(bucket, message.contact()),
                posted ? queries.readAt(bucket, message.id()) : Optional.empty(),
                queries.due(bucket, message.id()),
                told,
                queries.names(
                        bucket,
                        told.stream()
                                .flatMap(one -> one.item().stream())
                                .distinct()
                                .toList()),
                queries.things(bucket, message.id()),
                of == null ? List.of() : of.attempts(),
                posted ? queries.before(bucket, message.id()) : List.of(),
                posted ? queries.after(bucket, message.id()) : List.of());
    }
}
