package dev.perennial.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.subscription.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 10: who is to say yes to a higher price is asked with the reminders, and not first when the charge waits. */
class PriceConsentTest extends Scene {
    @Test
    void rule10AskedAheadOfTheChargeAndAgainWhenItWaits() {
        var pine = account("pine", "10000.00");
        item("risen", pine, "dms", "standard", "2026-04-10", Mode.AUTO, "P1M");
        item("same", pine, "dms", "standard", "2026-04-10", Mode.AUTO, "P1M");
        jdbc().sql("update subscription set agreed_price_minor = agreed_price_minor / 2 where subscription_id ="
                        + " 'risen'")
                .update();
        runTo(at("2026-03-28 12:00"));
        assertThat(told("PRICE_CONSENT", "risen")).isNotEmpty().allMatch(occasion -> occasion < 0);
        assertThat(told("PRICE_CONSENT", "same")).isEmpty();
        assertThat(told("RENEWAL_COMING", "risen")).hasSameSizeAs(told("PRICE_CONSENT", "risen"));
        assertThat(agreed("risen")).matches("\\d+\\.\\d\\d");

        runTo(at("2026-04-09 12:00"));
        assertThat(told("PRICE_CONSENT", "risen")).anyMatch(occasion -> occasion > 0);
        assertThat(told("PRICE_CONSENT", "same")).isEmpty();
    }

    private List<Integer> told(String kind, String item) {
        return jdbc().sql("""
            select occasion from notice_item where kind = ? and subscription_id = ? and channel = 'CONSOLE'
            order by item_id\
            """).params(kind, item).query(Integer.class).list();
    }

    private String agreed(String item) {
        return jdbc().sql("""
            select facts ->> 'agreed' from notice_item where kind = 'PRICE_CONSENT' and subscription_id = ? limit 1\
            """).param(item).query(String.class).single();
    }
}
