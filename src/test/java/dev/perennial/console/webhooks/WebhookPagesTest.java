package dev.perennial.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.perennial.Scene;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import dev.perennial.webhook.Deliveries;
import dev.perennial.webhook.Receiver;
import dev.perennial.webhook.Webhooks;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An endpoint is added, tested, changed, given another secret and removed, on pages that everybody can use. */
class WebhookPagesTest extends Scene {
    private final Receiver receiver = new Receiver();
    private Chromium chromium;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.webhooks.allow-private", "true");
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        user("owner", Role.OWNER, account("lotus", "10.00"));
        user("operator", Role.OPERATOR, null);
    }

    @AfterAll
    void shut() {
        if (chromium != null) chromium.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "owner, /events/endpoints, en-US, 1280, LIGHT",
        "owner, /events/endpoints, zh-CN, 390, DARK",
        "operator, /admin/webhooks, zh-CN, 1280, LIGHT",
        "operator, /admin/webhooks, en-US, 390, DARK"
    })
    void anEndpointFromItsFormToItsEnd(String login, String here, String language, int width, ColorScheme colours) {
        var server = "http://localhost:" + port();
        try (var visitor = chromium.signedIn(server, login, PASSWORD, language, width, colours)) {
            var page = visitor.newPage();
            page.navigate(server + here);
            looksRight(page);
            page.click("main .head a.main");
            looksRight(page);
            page.fill("#url", "nonsense");
            page.click(".new-endpoint button.main");
            assertThat(page.locator(".told.bad").count()).isOne();
            looksRight(page);
            page.fill("#url", receiver.url());
            page.fill("#description", "ERP");
            page.check("input[value='order.paid']");
            page.click(".new-endpoint button.main");
            var secret = page.locator("code.key-text").textContent();
            assertThat(secret).startsWith("whsec_");
            looksRight(page);

            page.click("main a.main");
            looksRight(page);
            var address = page.url();
            assertThat(page.content()).contains("order.paid", "ERP").doesNotContain("whsec_");
            changed(page);
            tested(page);
            rotated(page, secret);
            removed(page, address);
        }
    }

    private void changed(Page page) {
        page.click("main a[href$='/change']");
        looksRight(page);
        assertThat(page.inputValue("#description")).isEqualTo("ERP");
        assertThat(page.isChecked("input[value='order.paid']")).isTrue();
        page.check("input[value='wallet.low']");
        page.fill("#description", "ERP two");
        page.click(".new-endpoint button.main");
        page.waitForSelector(".told.good");
        looksRight(page);
        assertThat(page.content()).contains("wallet.low", "ERP two");
    }

    private void tested(Page page) {
        page.click("form[action$='/ping'] button");
        page.waitForSelector(".told.good");
        bean(Clockwork.class).work(now(), decided -> {});
        page.reload();
        looksRight(page);
        page.click("main tbody th a");
        looksRight(page);
        assertThat(page.locator("pre.sent").textContent()).contains("ping");
        assertThat(page.content()).contains("204");
        page.click("main form[action$='/replay'] button");
        page.waitForSelector(".told.good");
        page.click("nav.path a.address");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void rotated(Page page, String secret) {
        page.click("main a[href$='/rotate']");
        page.waitForSelector("dialog[open] button.main");
        looksRight(page);
        page.click("dialog button.main");
        page.waitForSelector("code.key-text");
        looksRight(page);
        assertThat(page.locator("code.key-text").textContent())
                .startsWith("whsec_")
                .isNotEqualTo(secret);
        page.click("main a.main");
    }

    private static void removed(Page page, String address) {
        page.navigate(address + "/remove");
        looksRight(page);
        page.click("main a[data-close]");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.click("main a[href$='/remove']");
        page.waitForSelector("dialog[open] button.danger");
        looksRight(page);
        page.click("dialog button.danger");
        page.waitForSelector(".told.good");
        looksRight(page);
        assertThat(page.navigate(address).status()).isEqualTo(404);
    }

    @Test
    void theVendorSeesAllThatWasSetAsidePageByPage() {
        var webhooks = bean(Webhooks.class);
        var wish = new Webhooks.Wish(receiver.url(), "", Set.of());
        var endpoint = webhooks.add(Optional.empty(), wish, Actor.COMMAND_LINE, now())
                .orThrow()
                .endpoint()
                .id();
        webhooks.pause(endpoint, Actor.COMMAND_LINE, now()).orThrow();
        for (int n = 0; n < 60; n++) {
            bean(Deliveries.class).ping(endpoint, Actor.COMMAND_LINE, now()).orThrow();
        }
        jdbc().sql("update webhook_delivery set state = 'PARKED', due_at = null where endpoint_id = ?")
                .param(endpoint)
                .update();
        var operator = new Browse(port(), "en");
        operator.signIn("operator", PASSWORD);
        var first = operator.get("/admin/webhooks").body();
        assertThat(shown(first)).isEqualTo(50);
        var older = first.replaceAll("(?s).*href=\"(/admin/webhooks[?]before=[^\"]+)\".*", "$1");
        var last = operator.get(older).body();
        assertThat(shown(last)).isEqualTo(10);
        assertThat(last).doesNotContain("href=\"/admin/webhooks?before=");
    }

    private static long shown(String page) {
        return page.split("/admin/webhooks/deliveries/", -1).length - 1;
    }

    private static void looksRight(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
        assertThat(Chromium.overflow(page)).as(page.url()).isLessThanOrEqualTo(0);
    }
}
