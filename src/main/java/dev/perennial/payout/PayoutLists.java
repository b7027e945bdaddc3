package dev.perennial.payout;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Spreadsheet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to the payouts of all accounts, as lists and as a file: for the vendor's people alone. */
@Component
public class PayoutLists {
    public static final List<String> COLUMNS = List.of(
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

    /** Which are looked at. */
    public enum Tab {
        /** To a bank account, to be paid by hand. */
        BANK,
        /** On their way to a gateway, or waiting for its answer. */
        GATEWAY,
        PAID,
        REFUSED;

        /** Whether they are still on their way. */
        public boolean isOpen() {
            return this == BANK || this == GATEWAY;
        }
    }

    /** One payout, and whose it is. */
    public record Line(Payout payout, String accountName) {
        public Payout.To.@Nullable ToBank bank() {
            return payout.to() instanceof Payout.To.ToBank to ? to : null;
        }
    }

    /** Where one stands in its list: when it was asked for, or has ended. */
    public record Place(Instant at, UUID id) {}

    public static Place place(Payout payout) {
        return new Place(payout.endedAt() == null ? payout.askedAt() : payout.endedAt(), payout.id());
    }

    /** Those that wait for somebody to wire them. */
    public long countToWire() {
        return queries.countToWire();
    }

    public Map<Tab, Long> counts() {
        return queries.counts();
    }

    /** What waits is listed oldest first, what has ended latest first. */
    public List<Line> of(Tab tab, @Nullable Place after, int limit) {
        var ids = queries.ids(tab, after, limit);
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

    public static List<String> cells(Line line) {
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
