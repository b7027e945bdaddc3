package dev.perennial.order;

import static dev.perennial.Given.cny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.CouponRule.Share;
import dev.perennial.order.PaymentRule.Decision.Pay;
import dev.perennial.order.PaymentRule.Decision.Short;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 3: whole or not at all. */
class PaymentRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # price | coupons    | available || decision
        100.00  |            | 100.00    | pays 0.00 and 100.00
        100.00  |            | 99.99     | lacks 0.01
        100.00  | 30.00      | 70.00     | pays 30.00 and 70.00
        100.00  | 30.00      | 69.99     | lacks 0.01
        100.00  | 30.00 5.00 | 500.00    | pays 35.00 and 65.00
        100.00  | 100.00     | 0.00      | pays 100.00 and 0.00
        0.00    |            | 0.00      | pays 0.00 and 0.00
        100.00  |            | 0.00      | lacks 100.00
        100.00  | 40.00      | -5.00     | lacks 65.00
        """)
    void rule3(String price, String coupons, String available, String decision) {
        var shares = coupons == null
                ? List.<Share>of()
                : Stream.of(coupons.split(" ")).map(PaymentRuleTest::share).toList();
        var decided = switch (PaymentRule.decide(cny(price), shares, cny(available))) {
            case Pay(var used, var byCoupons, var fromWallet) ->
                "pays " + byCoupons.decimal() + " and " + fromWallet.decimal();
            case Short(var byCoupons, var shortfall) -> "lacks " + shortfall.decimal();
        };
        assertThat(decided).isEqualTo(decision);
    }

    private static Share share(String amount) {
        Coupon coupon = null;
        return new Share(coupon, 1, cny(amount));
    }
}
