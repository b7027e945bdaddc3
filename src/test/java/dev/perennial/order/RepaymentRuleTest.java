package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a paid line is proposed and allowed: days are counted from the day after today, shares rounded down. */
class RepaymentRuleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency CNY = Currency.getInstance("CNY");

    @ParameterizedTest
    @CsvSource({
        // a term of March's 31 days for 100.00; now: unused days, share, what is left of it after 95.00
        "2026-02-20T12:00, 31, 10000, 500",
        "2026-03-01T00:00, 30, 9677, 500",
        "2026-03-01T23:59, 30, 9677, 500",
        "2026-03-16T12:00, 15, 4838, 500",
        "2026-03-30T12:00, 1, 322, 322",
        "2026-03-31T00:00, 0, 0, 0",
        "2026-04-02T00:00, 0, 0, 0",
    })
    void theUnusedDaysShare(String now, long unused, long share, long leftOfIt) {
        var at = LocalDateTime.parse(now).atZone(SHANGHAI).toInstant();
        var fresh = refundable(0, at);
        assertThat(fresh.unusedDays()).isEqualTo(unused);
        assertThat(fresh.days()).isEqualTo(31);
        assertThat(fresh.suggested().minor()).isEqualTo(share);
        assertThat(refundable(9500, at).suggested().minor()).isEqualTo(leftOfIt);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ",
        "1, 10000, ",
        "1, 10001, REFUND_TOO_LARGE",
        "1, 0, NOTHING_TO_REFUND",
        "1, -5, NOTHING_TO_REFUND",
        "2, 5, NOTHING_TO_REFUND",
    })
    void whatMayBeAsked(int line, long amount, String refusal) {
        var lines = List.of(refundable(0, day("2026-03-10")));
        var asked = new Repayment.Asked(List.of(new Repayment.Part(line, fen(amount))), List.of());
        assertThat(RepaymentRule.refusal(lines, asked).map(Enum::name).orElse(null))
                .isEqualTo(refusal);
    }

    private static Repayment.Refundable refundable(long refunded, Instant now) {
        var line = new Line(
                1,
                new Subscription.Id("item"),
                Period.parse("P1M"),
                null,
                fen(12000),
                fen(2000),
                fen(10000),
                day("2026-03-01"),
                new Term(day("2026-03-01"), day("2026-04-01")),
                null,
                false);
        var kept = new RepaymentRule.Kept(fen(refunded), null);
        return RepaymentRule.refundable(
                line, kept, Given.item(Phase.ACTIVE, "2026-04-01", Mode.MANUAL, null), true, SHANGHAI, now);
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(SHANGHAI).toInstant();
    }

    private static Money fen(long minor) {
        return Money.ofMinor(minor, CNY);
    }
}
