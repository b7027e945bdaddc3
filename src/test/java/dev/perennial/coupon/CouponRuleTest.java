package dev.perennial.coupon;

import static dev.perennial.Given.CNY;
import static dev.perennial.Given.at;
import static dev.perennial.Given.cny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon.OrderType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 26: which coupons pay for a renewal of "thing" at 2026-03-01. */
class CouponRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # price | coupons                                                  || shares: coupon, taken, amount
        100.00  | a CASH 3000                                               | a 3000 30.00
        100.00  | a CASH 20000                                              | a 10000 100.00
        100.00  | a CASH 3000, b CASH 9000                                  | a 3000 30.00, b 7000 70.00
        100.00  | a CASH 10000, b CASH 20000                                | a 10000 100.00
        100.00  | a THRESHOLD 3000 from=100.00                              | a 3000 30.00
        99.99   | a THRESHOLD 3000 from=100.00                              | ''
        10.00   | a THRESHOLD 3000 from=5.00                                | a 3000 10.00
        100.00  | a PERCENT 25 cap=20.00                                    | a 25 20.00
        99.99   | a PERCENT 25 cap=90.00                                    | a 25 24.99
        0.01    | a PERCENT 50 cap=90.00                                    | ''
        100.00  | a PERCENT 50 cap=90.00, b PERCENT 60 cap=90.00            | a 50 50.00, b 60 50.00
        # soonest to expire, then narrowest, then smallest, then by name
        100.00  | a CASH 3000 until=2026-05-01, b CASH 5000 until=2026-04-01 | b 5000 50.00, a 3000 30.00
        100.00  | a CASH 3000, b CASH 5000 only=thing                       | b 5000 50.00, a 3000 30.00
        100.00  | a CASH 3000 only=thing+other, b CASH 5000 only=thing      | b 5000 50.00, a 3000 30.00
        100.00  | a CASH 5000, b CASH 3000                                  | b 3000 30.00, a 5000 50.00
        100.00  | b CASH 3000, a CASH 3000                                  | a 3000 30.00, b 3000 30.00
        # valid at this moment, for this product and this type of order, with something left
        100.00  | a CASH 3000 until=2026-03-01                              | ''
        100.00  | a CASH 3000 from-day=2026-03-02                           | ''
        100.00  | a CASH 3000 from-day=2026-03-01                           | a 3000 30.00
        100.00  | a CASH 3000 only=other                                    | ''
        100.00  | a CASH 3000 for=NEW                                       | ''
        100.00  | a CASH 3000 left=0                                        | ''
        100.00  | a CASH 3000 left=1000                                     | a 1000 10.00
        0.00    | a CASH 3000                                               | ''
        """)
    void rule26(String price, String coupons, String shares) {
        var held = Stream.of(coupons.split(", *")).map(CouponRuleTest::coupon).toList();
        var allocated = CouponRule.allocate(cny(price), "thing", OrderType.RENEWAL, at("2026-03-01"), held);
        assertThat(allocated.stream()
                        .map(share -> "%s %d %s"
                                .formatted(
                                        share.coupon().id().value(),
                                        share.taken(),
                                        share.amount().decimal()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(shares);
    }

    private static Coupon coupon(String words) {
        var told = List.of(words.split(" "));
        var kind = Coupon.Kind.valueOf(told.get(1));
        long value = Long.parseLong(told.get(2));
        var threshold = told(told, "from=", "");
        var cap = told(told, "cap=", "");
        var only = told(told, "only=", "");
        return new Coupon(
                new Coupon.Id(told.getFirst()),
                new Account.Id("acme"),
                kind,
                CNY,
                value,
                Long.parseLong(told(told, "left=", told.get(2))),
                threshold.isEmpty() ? null : cny(threshold),
                cap.isEmpty() ? null : cny(cap),
                only.isEmpty() ? Set.of() : Set.of(only.split("\\+")),
                Set.of(OrderType.valueOf(told(told, "for=", "RENEWAL"))),
                at(told(told, "from-day=", "2026-01-01")),
                at(told(told, "until=", "2026-12-31")));
    }

    private static String told(List<String> words, String name, String otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst()
                .orElse(otherwise);
    }
}
