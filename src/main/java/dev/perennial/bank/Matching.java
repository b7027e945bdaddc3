package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at fresh entries, and decides each by the rule. */
@Component
class Matching {
    static final int BATCH = 500;

    private final Accounts accounts;
    private final Remittances remittances;
    private final EntryStore store;
    private final ActStore acts;
    private final TransactionTemplate transaction;

    Matching(
            Accounts accounts,
            Remittances remittances,
            EntryStore store,
            ActStore acts,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.remittances = remittances;
        this.store = store;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** Decides a batch of fresh entries of a bucket; answers how many there were, and how many went to the desk. */
    Statements.Settled decide(int bucket, Instant now) {
        var fresh = sameDirection(store.fresh(bucket, BATCH));
        var ours = new HashMap<UUID, Boolean>();
        var references = new HashMap<UUID, List<CreditorReference>>();
        fresh.forEach(entry -> {
            ours.computeIfAbsent(entry.statement(), id -> store.isOurs(bucket, id));
            references.put(entry.id(), List.copyOf(ReferenceRule.find(entry.texts())));
        });
        var owners = remittances.owners(
                references.values().stream().flatMap(List::stream).distinct().toList());
        var currencies = currencies(owners.values());
        // A batch of entries of one bucket is one transaction.
        int asked = Objects.requireNonNull(transaction.execute(status -> {
            int sum = 0;
            for (var entry : fresh) {
                var facts = facts(
                        bucket, entry, ours.get(entry.statement()), references.get(entry.id()), owners, currencies);
                sum += apply(bucket, entry, MatchRule.decide(facts), now);
            }
            return sum;
        }));
        return new Statements.Settled(fresh.size(), 0, 0, asked, new HashSet<>());
    }

    /** What a file takes back it may have brought itself: that is to be credited before. */
    private static List<BankEntry> sameDirection(List<BankEntry> fresh) {
        return fresh.stream()
                .takeWhile(entry -> isReversal(entry) == isReversal(fresh.getFirst()))
                .toList();
    }

    private static boolean isReversal(BankEntry entry) {
        return !entry.credit() && entry.reversal();
    }

    private Map<Account.Id, Currency> currencies(Iterable<Remittance.Owner> owners) {
        var ids = new HashSet<Account.Id>();
        owners.forEach(owner -> ids.add(owner.account()));
        var currencies = new HashMap<Account.Id, Currency>();
        ids.stream()
                .collect(Collectors.groupingBy(accounts::bucketOf))
                .forEach((bucket, own) ->
                        accounts.get(bucket, own).forEach((id, account) -> currencies.put(id, account.currency())));
        return currencies;
    }

    private MatchRule.Facts facts(
            int bucket,
            BankEntry entry,
            boolean ours,
            List<CreditorReference> found,
            Map<CreditorReference, Remittance.Owner> owners,
            Map<Account.Id, Currency> currencies) {
        var structured = entry.reference().flatMap(CreditorReference::read).map(owners::get);
        var written = found.stream()
                .map(owners::get)
                .filter(owner -> owner != null)
                .distinct()
                .toList();
        int strays = (int) found.stream()
                .filter(reference -> !owners.containsKey(reference))
                .count();
        boolean takesBack = isReversal(entry);
        var originals = takesBack ? store.originals(bucket, entry, BankEntry.State.CREDITED) : List.<BankEntry>of();
        boolean waiting = takesBack
                && originals.isEmpty()
                && (!store.originals(bucket, entry, BankEntry.State.DESK).isEmpty()
                        || !store.originals(bucket, entry, BankEntry.State.CREDITING)
                                .isEmpty());
        return new MatchRule.Facts(entry, ours, structured, written, strays, currencies, originals, waiting);
    }

    /** Answers 1 for an entry that goes to the desk. */
    private int apply(int bucket, BankEntry entry, MatchRule.Decision decision, Instant now) {
        return switch (decision) {
            case MatchRule.ListOnly listed -> {
                store.list(bucket, entry.id());
                yield 0;
            }
            case MatchRule.Ask(var why) -> store.ask(bucket, entry.id(), why, Optional.empty()) ? 1 : 0;
            case MatchRule.Credit(var account, var order, var because) ->
                decide(
                        bucket,
                        entry,
                        BankEntry.State.CREDITING,
                        new EntryStore.Decided(account, order, Optional.empty(), entry.actor(), because),
                        now);
            case MatchRule.TakeBack(var account, var original) ->
                decide(
                        bucket,
                        entry,
                        BankEntry.State.TAKING_BACK,
                        new EntryStore.Decided(
                                account,
                                Optional.empty(),
                                Optional.of(original),
                                entry.actor(),
                                "@transfers.because.ORIGINAL"),
                        now);
        };
    }

    private int decide(int bucket, BankEntry entry, BankEntry.State to, EntryStore.Decided decided, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (store.decide(bucket, entry.id(), BankEntry.State.NEW, to, decided)) {
                acts.record(
                        bucket,
                        entry,
                        DeskAct.Act.MATCHED,
                        Optional.of(decided.account()),
                        Actor.SYSTEM,
                        decided.because(),
                        now);
            }
        });
        return 0;
    }
}
