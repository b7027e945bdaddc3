package dev.perennial.autotopup;

import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.cny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.autotopup.ChargeRule.Decision;
import dev.perennial.payment.KeptMethod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At 10:00 on 10 March 2026 a try that was due at 08:00 lacks money. */
class ChargeRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # agreed | ceiling | used  | missing | least | method  | taken | under way | charged before         | decision
        ON       | 100.00  | 0.00  | 100.00  | 0.01  | 2026-03 | true  | false     | -                      | 100.00
        ON       | 100.00  | 0.01  | 100.00  | 0.01  | 2026-03 | true  | false     | -                      | CEILING_REACHED
        ON       | 0.00    | 0.00  | 0.01    | 0.01  | 2026-03 | true  | false     | -                      | CEILING_REACHED
        ON       | 50.00   | 90.00 | 0.01    | 0.01  | 2026-03 | true  | false     | -                      | CEILING_REACHED
        ON       | 100.00  | 0.00  | 0.40    | 4.00  | 2026-03 | true  | false     | -                      | 4.00
        ON       | 100.00  | 97.00 | 0.40    | 4.00  | 2026-03 | true  | false     | -                      | CEILING_REACHED
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2026-02 | true  | false     | -                      | METHOD_EXPIRED
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | -       | true  | false     | -                      | METHOD_MISSING
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | false | false     | -                      | METHOD_NOT_TAKEN
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | true      | -                      | WAIT
        PAUSED   | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | true      | -                      | WAIT
        PAUSED   | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | false     | -                      | TOP_UP_PAUSED
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | false     | 2026-03-10 08:00 DECLINED | TOP_UP_DECLINED
        PAUSED   | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | false     | 2026-03-10 08:00 DECLINED | TOP_UP_DECLINED
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | false     | 2026-03-10 08:30 PAID     | TOP_UP_NOT_ENOUGH
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | false     | 2026-03-10 09:00 LEFT     | TOP_UP_STOPPED
        ON       | 100.00  | 0.00  | 1.00    | 0.01  | 2027-01 | true  | false     | 2026-03-09 08:00 DECLINED | 1.00
        """)
    void decides(
            Agreement.State state,
            String ceiling,
            String used,
            String missing,
            String least,
            String method,
            boolean taken,
            boolean underWay,
            String before,
            String decision) {
        var agreement = new Agreement(
                new Account.Id("acme"),
                state,
                cny(ceiling),
                0,
                "1",
                at("2026-01-01"),
                "li",
                state == Agreement.State.PAUSED ? Optional.of("TOP_UP_DECLINED") : Optional.empty());
        var kept = method.equals("-")
                ? Optional.<KeptMethod>empty()
                : Optional.of(new KeptMethod("till", "c", "m", "Card", Optional.of(YearMonth.parse(method))));
        var tried = new HashMap<String, Means.Tried>();
        if (!before.equals("-")) {
            var outcome = Charge.Result.valueOf(before.substring(17));
            tried.put(
                    "thing-1",
                    new Means.Tried(
                            at("2026-03-20"), at(before.substring(0, 16)), Optional.of(outcome), Optional.of("no")));
        }
        var means = new Means(
                agreement, kept, taken, cny(least), LocalDate.parse("2026-03-01"), cny(used), underWay, tried);
        var lacking = new ChargeRule.Lacking("thing-1", at("2026-03-20"), at("2026-03-10 08:00"));
        var facts = new ChargeRule.Facts(means, List.of(lacking), cny(missing), SHANGHAI, at("2026-03-10 10:00"));
        assertThat(text(ChargeRule.decide(facts))).isEqualTo(decision);
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Charging(var amount) -> amount.decimal();
            case Decision.Waiting() -> "WAIT";
            case Decision.Not(var why, var facts) -> why.name();
        };
    }
}
