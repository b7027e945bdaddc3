package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.bank.BankEntry.Why;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whose an entry is. It is credited by itself only to the one account whose reference it carries. */
final class MatchRule {
    private MatchRule() {}

    /**
     * What is known of an entry.
     *
     * @param ours whether the statement is of a bank account of the vendor's
     * @param structured whose the structured reference is
     * @param written whose the references in the free text are
     * @param strays how many references have our shape and are nobody's
     * @param currencies of the accounts named
     * @param originals what a reversal may take back: credited entries of the same amount with the same reference
     * @param waiting whether one like those is still at the desk
     */
    record Facts(
            BankEntry entry,
            boolean ours,
            Optional<Remittance.Owner> structured,
            List<Remittance.Owner> written,
            int strays,
            Map<Account.Id, Currency> currencies,
            List<BankEntry> originals,
            boolean waiting) {}

    sealed interface Decision {}

    /** @param because the key of the sentence that says why */
    record Credit(Account.Id account, Optional<UUID> order, String because) implements Decision {}

    record TakeBack(Account.Id account, UUID original) implements Decision {}

    record Ask(Why why) implements Decision {}

    /** Nothing of a customer's: what the vendor paid. */
    record ListOnly() implements Decision {}

    static Decision decide(Facts facts) {
        var entry = facts.entry();
        if (!entry.credit() && !entry.reversal()) return new ListOnly();
        if (!facts.ours()) return new Ask(Why.WRONG_BANK_ACCOUNT);
        if (entry.unclear()) return new Ask(Why.BATCH_UNCLEAR);
        if (!entry.credit()) return reversal(facts);
        if (entry.reversal()) return new Ask(Why.RETURNED_TO_US);
        return credit(facts);
    }

    private static Decision credit(Facts facts) {
        var named = new java.util.ArrayList<>(facts.written());
        facts.structured().ifPresent(owner -> named.addFirst(owner));
        var accounts = named.stream().map(Remittance.Owner::account).distinct().toList();
        if (accounts.isEmpty()) return new Ask(facts.strays() > 0 ? Why.REFERENCE_UNKNOWN : Why.NO_REFERENCE);
        if (accounts.size() > 1) return new Ask(Why.TWO_ACCOUNTS);
        var account = accounts.getFirst();
        if (!facts.entry().amount().currency().equals(facts.currencies().get(account))) {
            return new Ask(Why.WRONG_CURRENCY);
        }

        // From here on it is that account's; two orders named are none.
        var orders = named.stream()
                .flatMap(owner -> owner.order().stream())
                .distinct()
                .toList();
        var because = facts.structured().isPresent() ? "@transfers.because.STRUCTURED" : "@transfers.because.WRITTEN";
        return new Credit(account, orders.size() == 1 ? Optional.of(orders.getFirst()) : Optional.empty(), because);
    }

    private static Decision reversal(Facts facts) {
        if (facts.originals().size() > 1) return new Ask(Why.SEVERAL_ORIGINALS);
        if (facts.originals().isEmpty()) return new Ask(facts.waiting() ? Why.ORIGINAL_WAITS : Why.ORIGINAL_UNKNOWN);
        var original = facts.originals().getFirst();
        return new TakeBack(original.account().orElseThrow(), original.id());
    }
}
