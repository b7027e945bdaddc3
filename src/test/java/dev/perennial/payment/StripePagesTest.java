package dev.perennial.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.order.Order;
import dev.perennial.user.Role;
import dev.perennial.web.Chromium;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Go to Pay in a real browser, which lets a form lead to another site only where the page's policy says so. */
class StripePagesTest extends StripeStory {
    @Override
    protected Map<String, String> settings() {
        var settings = new HashMap<>(super.settings());
        settings.remove("perennial.address");
        settings.put("perennial.stripe.checkout-url", settings.get("perennial.stripe.base-url"));
        return settings;
    }

    @Test
    void goToPayLeadsToStripeAndBackToThePaidOrder() {
        var account = account("browser", "10.00");
        user("browser", Role.OWNER, account);
        var order = place(account, "browser-mail");
        var server = "http://localhost:" + port();
        try (var chromium = Chromium.open();
                var visitor = chromium.signedIn(server, "browser", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(server + "/orders/" + order);
            page.click("text=Go to Pay");
            page.waitForURL(stripe.address() + "/pay/*");
            page.click("text=Paid");
            page.waitForURL("**/orders/*");
            assertThat(page.textContent(".told")).contains("the order is complete");
        }
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
    }
}
