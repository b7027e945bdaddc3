package dev.perennial.console.unify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rule 17 as a person meets it: the price first, then the terms, then one order. */
class UnifyPagesTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Pattern FIELD =
            Pattern.compile("name=\"(key|price|to_pay|agree|end)\"[^>]* ?value=\"([^\"]*)\"");

    private Browse owner;
    private Chromium chromium;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        var lotus = account("lotus", "900.00");
        user("lotus", Role.OWNER, lotus);
        user("lotus.viewer", Role.VIEWER, lotus);
        var heron = account("heron", "1.00");
        user("heron", Role.OWNER, heron);
        for (var id : List.of("one", "two", "three", "four")) {
            item(id, lotus, database(id), "2026-06-01", Mode.AUTO, "P1M");
        }
        item("five", lotus, database("five"), "2026-06-11", Mode.AUTO, "P1M");
        item("dot", lotus, "domain", "com", "2026-06-03", Mode.MANUAL, null);
        item("poor", heron, database("poor"), "2026-06-03", Mode.MANUAL, null);
        owner = new Browse(port(), "en").signIn("lotus", PASSWORD);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Item database(String id) {
        return new Item("dms", "standard", "Database " + id, Billing.SUBSCRIPTION, day("2025-06-01"), null, null);
    }

    @Test
    void thePriceIsShownFirstAndBoughtOnceWithTheTerms() {
        var page =
                owner.get("/renewals/unify?item=one&item=five&item=dot&day=11").body();
        assertThat(page)
                .contains("2026-06-11", "10 days", "99.67 CNY", "expires on that day already", "whole periods only")
                .contains("Available balance after", "Buy Now");
        var form = form(page, "one", "11");
        var unread = new HashMap<>(form);
        unread.remove("agree");
        var refused = owner.post("/renewals/unify", unread);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Terms of Service", "Buy Now");

        var bought = owner.post("/renewals/unify", form);
        assertThat(bought.uri().getPath()).startsWith("/orders/");
        assertThat(bought.body()).contains("expires on that day from now on", "10 days", "2026-06-11", "99.67");
        assertThat(owner.post("/renewals/unify", form).body()).contains("Nothing was bought a second time");
        assertThat(item("one").life().expiresAt()).isEqualTo(day("2026-06-11"));
        assertThat(item("one").life().anchorDay()).isEqualTo(11);
    }

    @Test
    void whatChangedMeanwhileIsNotBought() {
        var stale = form(owner.get("/renewals/unify?item=two&day=20").body(), "two", "20");
        var other = form(owner.get("/renewals/unify?item=two&day=15").body(), "two", "15");
        assertThat(owner.post("/renewals/unify", other).uri().getPath()).startsWith("/orders/");
        assertThat(owner.post("/renewals/unify", stale).statusCode()).isEqualTo(409);
        assertThat(item("two").life().expiresAt()).isEqualTo(day("2026-06-15"));
    }

    @Test
    void whatTheFundsDoNotCoverGoesToTheGateway() {
        var poor = new Browse(port(), "zh-CN").signIn("heron", PASSWORD);
        var page = poor.get("/renewals/unify?item=poor&day=31").body();
        assertThat(page).contains("去支付", "每月最后一天", "2026-06-30", "27 天");
        var form = new HashMap<>(form(page, "poor", "31"));
        form.put("act", "pay");
        assertThat(poor.post("/renewals/unify", form).uri().getPath()).startsWith("/gateway/");
    }

    @Test
    void othersFindNothingAndViewersMayNot() {
        var stranger = new Browse(port(), "en").signIn("heron", PASSWORD);
        assertThat(stranger.get("/renewals/unify?item=three").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/renewals/unify?item=nobody").statusCode()).isEqualTo(404);
        assertThat(stranger.post(
                                "/renewals/unify",
                                Map.of("item", "three", "day", "5", "end", "three|2026-06-05T00:00:00Z"))
                        .statusCode())
                .isEqualTo(404);
        var viewer = new Browse(port(), "en").signIn("lotus.viewer", PASSWORD);
        assertThat(viewer.get("/renewals/unify?item=three").statusCode()).isEqualTo(403);
        assertThat(viewer.post("/renewals/unify", Map.of("item", "three")).statusCode())
                .isEqualTo(403);
        assertThat(owner.get("/renewals/unify").body()).contains("Nothing is chosen");
        assertThat(owner.get("/renewals/unify?item=three&day=30").body()).contains("Day 1</option>");
        assertThat(item("three").life().expiresAt()).isEqualTo(day("2026-06-01"));
    }

    @Test
    void thePageIsForEverybodyAndReckonsAnewForAnotherDay() {
        for (var look : List.of("en-GB,1280,LIGHT", "zh-CN,390,LIGHT", "zh-CN,1280,DARK")) {
            var parts = look.split(",");
            try (var visitor = signedIn(parts[0], Integer.parseInt(parts[1]), ColorScheme.valueOf(parts[2]))) {
                var page = visitor.newPage();
                page.navigate(server() + "/renewals/unify?item=four&item=three&item=dot&day=9");
                assertThat(Chromium.violations(page)).as(look).isEmpty();
                assertThat(Chromium.overflow(page)).as(look).isNotPositive();
            }
        }
        var problems = new ArrayList<String>();
        try (var visitor = signedIn("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.onPageError(problems::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.navigate(server() + "/renewals/unify?item=four&item=dot&day=9");
            page.selectOption("#day", "21");
            page.waitForSelector("#unify td:has-text('20 days')");
            assertThat(page.url()).contains("day=21");
            page.check("#agree");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve("unify.png"))
                    .setFullPage(true));
            page.click("text=Buy Now");
            page.waitForURL(url -> url.contains("/orders/"));
            assertThat(page.textContent("main")).contains("expires on that day from now on", "2026-06-21");
        }
        assertThat(problems).isEmpty();
    }

    /** The form as the page has it, with the terms ticked. */
    private static Map<String, String> form(String page, String item, String day) {
        var form = new HashMap<String, String>();
        FIELD.matcher(page).results().forEach(field -> form.put(field.group(1), field.group(2)));
        form.put("item", item);
        form.put("day", day);
        assertThat(form).containsKeys("key", "price", "to_pay", "agree", "end");
        return form;
    }

    private String server() {
        return "http://localhost:" + port();
    }

    private BrowserContext signedIn(String language, int width, ColorScheme colours) {
        return chromium.signedIn(server(), "lotus", PASSWORD, language, width, colours);
    }
}
