package dev.perennial.key;

import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Has the account's journal tell of its keys. The vendor's people have none: of theirs, the rows themselves tell. */
@Component
class KeyBook {
    private final Accounts accounts;
    private final Journal journal;
    private final Ids ids;

    KeyBook(Accounts accounts, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.journal = journal;
        this.ids = ids;
    }

    void record(List<ApiKey> keys, JournalEntry.Kind kind, Actor actor, Instant now) {
        keys.stream()
                .flatMap(key -> key.account().stream())
                .findFirst()
                .ifPresent(account -> journal.record(
                        accounts.bucketOf(account),
                        keys.stream()
                                .map(key -> new JournalEntry(
                                        ids.next(account.value(), now),
                                        account,
                                        Optional.empty(),
                                        now,
                                        actor,
                                        kind,
                                        facts(key)))
                                .toList()));
    }

    private static Map<String, String> facts(ApiKey key) {
        return Map.of("name", key.name(), "login", key.login(), "scopes", codes(key));
    }

    private static String codes(ApiKey key) {
        return key.scopes().stream().map(Scope::code).sorted().collect(Collectors.joining(", "));
    }
}
