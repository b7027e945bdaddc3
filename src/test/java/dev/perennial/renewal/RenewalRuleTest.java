package dev.perennial.renewal;

import static dev.perennial.Given.CNY;
import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.cny;
import static dev.perennial.Given.item;
import static dev.perennial.Given.policy;
import static dev.perennial.Given.product;
import static dev.perennial.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.account.Account;
import dev.perennial.catalog.LateBase;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.AccountBook;
import dev.perennial.renewal.RenewalRule.Decision.Refuse;
import dev.perennial.renewal.RenewalRule.Decision.Renew;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Zones;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The item expires at 2026-03-20 00:00, is tried from 2026-03-11 to 2026-03-18 at 08:00, and costs 100.00 a month. */
class RenewalRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # rule | item            | period | agreed | balance | credit | kept  | order | now              || decision
        2      | ACTIVE AUTO     | P1M    | 100.00 | 100.00  | 0.00   | 0.00  | no    | 2026-03-11 08:00 | renews to 2026-04-20 00:00 for 100.00
        2      | ACTIVE AUTO     | P1Y    |        | 1000.00 | 0.00   | 0.00  | no    | 2026-03-11 08:00 | renews to 2027-03-20 00:00 for 1000.00
        25     | ACTIVE AUTO     | P1M    | 100.00 | 60.00   | 40.00  | 0.00  | no    | 2026-03-11 08:00 | renews to 2026-04-20 00:00 for 100.00
        3      | ACTIVE AUTO     | P1M    | 100.00 | 99.99   | 0.00   | 0.00  | no    | 2026-03-11 08:00 | INSUFFICIENT_BALANCE 0.01, again 2026-03-12 08:00
        3, 6   | ACTIVE AUTO     | P1M    | 100.00 | 0.00    | 0.00   | 0.00  | no    | 2026-03-18 08:00 | INSUFFICIENT_BALANCE 100.00, no more
        9      | ACTIVE AUTO     | P1M    | 100.00 | 100.00  | 0.00   | 30.00 | no    | 2026-03-11 08:00 | INSUFFICIENT_BALANCE 30.00, again 2026-03-12 08:00
        10     | ACTIVE AUTO     | P1M    | 95.24  | 100.00  | 0.00   | 0.00  | no    | 2026-03-11 08:00 | renews to 2026-04-20 00:00 for 100.00
        10     | ACTIVE AUTO     | P1M    | 95.23  | 0.00    | 0.00   | 0.00  | no    | 2026-03-11 08:00 | PRICE_NEEDS_CONSENT, again 2026-03-12 08:00
        10     | ACTIVE AUTO     | P1M    | 200.00 | 100.00  | 0.00   | 0.00  | no    | 2026-03-11 08:00 | renews to 2026-04-20 00:00 for 100.00
        5, 19  | ACTIVE AUTO     | P1M    | 95.23  | 0.00    | 0.00   | 0.00  | yes   | 2026-03-11 08:00 | ORDER_IN_PROGRESS, again 2026-03-12 08:00
        19     | ACTIVE AUTO     | P7M    |        | 999.00  | 0.00   | 0.00  | no    | 2026-03-18 07:00 | PERIOD_NOT_OFFERED, again 2026-03-18 08:00
        19     | ACTIVE AUTO free | P1M   |        | 999.00  | 0.00   | 0.00  | no    | 2026-03-11 08:00 | NOT_RENEWABLE_FREE_EDITION, no more
        1      | ACTIVE AUTO late | P1M   | 100.00 | 999.00  | 0.00   | 0.00  | no    | 2026-03-18 12:00 | EXPIRES_TOO_SOON, no more
        7      | ACTIVE MANUAL   | P1M    | 100.00 | 999.00  | 0.00   | 0.00  | no    | 2026-03-11 08:00 | NOT_AUTO, no more
        8      | ACTIVE NONE     | P1M    | 100.00 | 999.00  | 0.00   | 0.00  | no    | 2026-03-11 08:00 | NOT_AUTO, no more
        24     | ACTIVE AUTO     | P1M    | 100.00 | 100.00  | 0.00   | 0.00  | no    | 2026-06-01 12:00 | renews to 2026-04-20 00:00 for 100.00
        """)
    void oneTry(
            String rule,
            String kind,
            String period,
            String agreed,
            String balance,
            String credit,
            String kept,
            String order,
            String now,
            String decision) {
        var item = given(kind, period, agreed);
        var book = book(balance, credit, kept, order.equals("yes"));
        var facts = new RenewalRule.Facts(item, product(policy(0, 7, LateBase.PAYMENT)), book, at(now));
        var decided = switch (RenewalRule.decide(facts)) {
            case Renew(var chosen) ->
                "renews to %s for %s"
                        .formatted(
                                text(Optional.of(chosen.quote().term().end())),
                                chosen.quote().price().decimal());
            case Refuse(var why, var price, var shortfall, var next) ->
                why.name()
                        + (shortfall == null ? "" : " " + shortfall.decimal())
                        + (next == null ? ", no more" : ", again " + text(Optional.of(next)));
        };
        assertThat(decided).isEqualTo(decision);
        assertThat(book.wallet()).isEqualTo(book.opening());
    }

    private static Subscription given(String kind, String period, String agreed) {
        var words = List.of(kind.split(" "));
        var since = words.contains("late") ? "2026-03-18 12:00" : "2020-01-15";
        var item = item(Phase.valueOf(words.get(0)), "2026-03-20", Mode.valueOf(words.get(1)), since);
        var price = agreed == null ? null : cny(agreed);
        var planned = item.with(new RenewalPlan(
                item.plan().mode(), Period.parse(period), item.plan().autoSince(), price));
        return words.contains("free") ? Given.of(planned, "trial") : planned;
    }

    /** @param kept reserved for another item */
    private static AccountBook book(String balance, String credit, String kept, boolean inOrder) {
        var account = new Account(
                new Account.Id("acme"),
                "Acme",
                CNY,
                SHANGHAI,
                Locale.ENGLISH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var wallet = new Wallet(account.id(), cny(balance), cny(kept), cny(credit), Map.of("another", cny(kept)));
        return new AccountBook(
                account,
                new Zones(SHANGHAI, SHANGHAI),
                wallet,
                List.of(),
                inOrder ? Map.of("thing-1", true) : Map.of());
    }
}
