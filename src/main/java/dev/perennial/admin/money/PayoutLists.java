package dev.perennial.admin.money;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.admin.money.PayoutsController.Line;
import dev.perennial.admin.money.PayoutsController.Tab;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.payout.Payout;
import dev.perennial.payout.Payouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The payouts of all accounts as operators look at them, and as a file has them. */
@Component
class PayoutLists {
    static final List<String> COLUMNS = List.of(
            "payout",
            "account",
            "account_name",
            "state",
            "amount",
            "currency",
            "way",
            "holder",
            "bank_account",
            "bic",
            "payment",
            "refund",
            "asked_at",
            "asked_by",
            "reference",
            "ended_at");

    private final PayoutQueries queries;
    private final Payouts payouts;
    private final Accounts accounts;
    private final Buckets buckets;

    PayoutLists(PayoutQueries queries, Payouts payouts, Accounts accounts, Buckets buckets) {
        this.queries = queries;
        this.payouts = payouts;
        this.accounts = accounts;
        this.buckets = buckets;
    }

    Map<Tab, Long> counts() {
        return queries.counts();
    }

    List<Line> of(Tab tab, int limit) {
        var ids = queries.ids(tab, limit);
        var found = new HashMap<UUID, Payout>();
        ids.stream()
                .collect(Collectors.groupingBy(buckets::of))
                .forEach((bucket, some) -> payouts.get(bucket, some).forEach(one -> found.put(one.id(), one)));
        var names = new HashMap<Account.Id, String>();
        found.values().stream()
                .map(Payout::account)
                .distinct()
                .collect(Collectors.groupingBy(accounts::bucketOf))
                .forEach((bucket, some) ->
                        accounts.get(bucket, some).forEach((id, account) -> names.put(id, account.name())));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(payout -> new Line(payout, names.get(payout.account())))
                .toList();
    }

    static List<String> cells(Line line) {
        var payout = line.payout();
        var bank = line.bank();
        return List.of(
                payout.id().toString(),
                payout.account().value(),
                Spreadsheet.text(line.accountName()),
                payout.state().name(),
                payout.amount().decimal(),
                payout.amount().currency().getCurrencyCode(),
                bank == null ? "PAYMENT" : "BANK",
                bank == null ? "" : Spreadsheet.text(bank.account().holder()),
                bank == null ? "" : bank.account().number(),
                bank == null || bank.account().bic() == null
                        ? ""
                        : bank.account().bic(),
                payout.to() instanceof Payout.To.ToPayment to ? to.payment().toString() : "",
                payout.refund().map(UUID::toString).orElse(""),
                payout.askedAt().toString(),
                Spreadsheet.text(payout.askedBy()),
                payout.answer() == null ? "" : Spreadsheet.text(payout.answer()),
                payout.endedAt() == null ? "" : payout.endedAt().toString());
    }
}
