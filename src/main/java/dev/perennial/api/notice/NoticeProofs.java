package dev.perennial.api.notice;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.letter.Composer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Inbox;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Proofs;
import dev.perennial.notice.Told;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Proofs of messages as programs read them, with their words. */
@Component
public class NoticeProofs {
    private final Proofs proofs;
    private final Inbox inbox;
    private final Composer composer;
    private final Accounts accounts;

    NoticeProofs(Proofs proofs, Inbox inbox, Composer composer, Accounts accounts) {
        this.proofs = proofs;
        this.inbox = inbox;
        this.composer = composer;
        this.accounts = accounts;
    }

    /** Of whoever it is, for the vendor's people. */
    public Optional<NoticeProof> find(UUID id, Locale reader) {
        return proofs.find(id).map(proof -> of(proof, reader));
    }

    Optional<NoticeProof> find(Account.Id account, UUID id, Locale reader) {
        return proofs.find(account, id).map(proof -> of(proof, reader));
    }

    private NoticeProof of(Proofs.Proof proof, Locale reader) {
        var message = proof.message();
        boolean made = message.channel() == Channel.CONSOLE && proof.posted() && !proof.isSecret();
        var words = made
                ? words(message, reader)
                : new NoticeProof.Words(
                        message.subject().orElse(null), message.body().orElse(null));
        return NoticeProof.of(proof, words);
    }

    /** In the reader's language: nothing of the console's is written before somebody looks at it. */
    private NoticeProof.Words words(Message message, Locale reader) {
        var told = inbox.told(message);
        if (told.isEmpty()) return new NoticeProof.Words(null, null);
        var account = accounts.find(message.account()).orElseThrow();
        var written = composer.written(new Composer.Matter(
                kinds(told), told, inbox.things(message), inbox.names(account.id(), items(told)), account, reader));
        return new NoticeProof.Words(written.subject(), written.text());
    }

    /** What each is, in a line, by its id; none of those that have nothing left to tell. */
    Map<UUID, String> subjects(Account account, List<Inbox.Entry> entries, Locale reader) {
        var all = entries.stream().flatMap(entry -> entry.first().stream()).toList();
        var names = inbox.names(account.id(), items(all));
        return entries.stream()
                .filter(entry -> !entry.first().isEmpty())
                .collect(Collectors.toMap(
                        entry -> entry.message().id(),
                        entry -> composer.mail(new Composer.Matter(
                                        kinds(entry.first()), entry.first(), entry.things(), names, account, reader))
                                .subject()));
    }

    private static List<NoticeKind> kinds(List<Told> told) {
        return told.stream().map(Told::kind).distinct().sorted().toList();
    }

    private static List<String> items(List<Told> told) {
        return told.stream().flatMap(one -> one.item().stream()).distinct().toList();
    }
}
