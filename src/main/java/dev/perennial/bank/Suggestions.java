package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Buckets;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what speaks for whom, of the entries that a page of the desk shows. */
@Component
class Suggestions {
    private static final Pattern NUMBER =
            Pattern.compile("\\p{XDigit}{8}-?\\p{XDigit}{4}-?\\p{XDigit}{4}-?\\p{XDigit}{4}-?\\p{XDigit}{12}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,63}");
    private static final int WORDS_MAX = 30;

    private final Accounts accounts;
    private final Orders orders;
    private final Remittances remittances;
    private final DeskQueries queries;
    private final Buckets buckets;

    Suggestions(Accounts accounts, Orders orders, Remittances remittances, DeskQueries queries, Buckets buckets) {
        this.accounts = accounts;
        this.orders = orders;
        this.remittances = remittances;
        this.queries = queries;
        this.buckets = buckets;
    }

    List<Suggestion> of(BankEntry entry) {
        var clues = new ArrayList<Clue>();
        if (entry.credit()) {
            byReference(entry, clues);
            byOrderNumber(entry, clues);
            byAccountId(entry, clues);
            byPayer(entry, clues);
            byAmount(entry, clues);
        } else {
            byOriginal(entry, clues);
        }
        return SuggestRule.rank(clues, entry.amount().currency().getCurrencyCode());
    }

    private void byReference(BankEntry entry, List<Clue> clues) {
        remittances
                .owners(ReferenceRule.find(entry.texts()))
                .values()
                .forEach(owner -> add(clues, Clue.Kind.REFERENCE, owner.account(), owner.order()));
    }

    private void byOrderNumber(BankEntry entry, List<Clue> clues) {
        for (var text : entry.texts()) {
            NUMBER.matcher(text.replaceAll("\\s", ""))
                    .results()
                    .limit(WORDS_MAX)
                    .map(found -> found.group().replace("-", ""))
                    .map(plain ->
                            UUID.fromString(plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")))
                    .flatMap(number -> orders.find(number).stream())
                    .forEach(order -> add(
                            clues,
                            Clue.Kind.ORDER_NUMBER,
                            order.account(),
                            Optional.of(order)
                                    .filter(own -> own.state() == Order.State.UNPAID)
                                    .map(Order::id)));
        }
    }

    private void byAccountId(BankEntry entry, List<Clue> clues) {
        entry.texts().stream()
                .flatMap(text -> WORD.matcher(text).results())
                .limit(WORDS_MAX)
                .flatMap(word -> Stream.of(word.group(), word.group().toLowerCase(Locale.ROOT)))
                .distinct()
                .forEach(word -> add(clues, Clue.Kind.ACCOUNT_ID, new Account.Id(word), Optional.empty()));
    }

    private void byPayer(BankEntry entry, List<Clue> clues) {
        var name = entry.payer()
                .map(payer -> List.of(payer.toLowerCase(Locale.ROOT)))
                .orElse(List.of());
        var number = entry.payerAccount().map(List::of).orElse(List.of());
        if (name.isEmpty() && number.isEmpty()) return;
        queries.earlier(buckets.of(entry.bankAccount()), name, number).forEach(earlier -> {
            boolean sameAccount = entry.payerAccount().isPresent()
                    && entry.payerAccount().get().equals(earlier.payerAccount());
            add(
                    clues,
                    sameAccount ? Clue.Kind.PAYER_ACCOUNT : Clue.Kind.PAYER_NAME,
                    earlier.account(),
                    Optional.empty());
        });
        if (!name.isEmpty()) {
            queries.named(name).forEach(account -> add(clues, Clue.Kind.PAYER_NAME, account, Optional.empty()));
        }
    }

    private void byAmount(BankEntry entry, List<Clue> clues) {
        queries.open(List.of(entry.amount().minor())).stream()
                .filter(open -> open.currency().equals(entry.amount().currency().getCurrencyCode()))
                .forEach(open -> add(clues, Clue.Kind.AMOUNT_OF_ORDER, open.account(), Optional.of(open.order())));
    }

    private void byOriginal(BankEntry entry, List<Clue> clues) {
        for (var original : queries.credited(buckets.of(entry.bankAccount()), entry)) {
            boolean same = Stream.of(
                            same(original.reference(), entry.reference()),
                            same(original.endToEnd(), entry.endToEnd()),
                            same(original.payerAccount(), entry.payerAccount()))
                    .anyMatch(yes -> yes);
            var id = original.account().orElseThrow();
            accounts.find(id)
                    .ifPresent(account -> clues.add(new Clue(
                            same ? Clue.Kind.SAME_TRANSFER : Clue.Kind.SAME_AMOUNT,
                            id,
                            account.name(),
                            account.currency().getCurrencyCode(),
                            Optional.empty(),
                            Optional.of(original.id()))));
        }
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    private void add(List<Clue> clues, Clue.Kind kind, Account.Id id, Optional<UUID> order) {
        accounts.find(id)
                .ifPresent(account -> clues.add(new Clue(
                        kind, id, account.name(), account.currency().getCurrencyCode(), order, Optional.empty())));
    }
}
