package dev.perennial.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first page and the money calendar, as people of several accounts see them. */
class OverviewTest extends Scene {
    private static final String HOSTILE = "<b>Orders</b> & 'more'";

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void fill() {
        var lotus = account("lotus", "400.00", "50.00");
        item("orders-db", lotus, named("dms", "standard", HOSTILE), "2026-03-14", Mode.AUTO, "P1M");
        item("old-db", lotus, named("dms", "standard", "Archive"), "2026-03-20", Mode.MANUAL, "P1M");
        item("later-db", lotus, named("dms", "standard", "Later"), "2026-03-25", Mode.NONE, null);
        coupon("SPRING", lotus, "100.00", "2026-06-01", "dms");
        bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id("old-db"), new Period(1))), customer(lotus.id()), now())
                .orThrow();
        var rich = account("rich", "90000.00");
        item("rich-db", rich, named("dms", "standard", "Rich database"), "2026-05-20", Mode.AUTO, "P1M");
        user("owner", Role.OWNER, lotus);
        user("viewer", Role.VIEWER, lotus);
        user("rich", Role.OWNER, rich);
        user("nobody", Role.OWNER, account("nothing", "0.00"));
        user("operator", Role.OPERATOR, null);
    }

    private Item named(String product, String edition, String name) {
        return new Item(product, edition, name, Billing.SUBSCRIPTION, day("2025-03-01"), null, null);
    }

    private Browse as(String login) {
        return new Browse(port(), "en").signIn(login, PASSWORD);
    }

    @Test
    void theFirstPageSaysWhatThereIsWhatEndsAndWhatWaitsToBePaid() {
        var page = as("owner").get("/").body();
        assertThat(page)
                .contains("450.00 CNY", "Credit line", "href=\"/coupons\">1</a>")
                .contains("&lt;b&gt;Orders&lt;/b&gt; &amp; 'more'")
                .contains("Unpaid orders", "Renewal of 1 item")
                .contains("/renew?item=old-db", "/renewals/auto?item=old-db&amp;back=/".replace("&amp;", "&"))
                .doesNotContain("/renewals/auto?item=orders-db")
                .doesNotContain("rich-db");
    }

    @Test
    void whatWillFailIsSaidWithTheTopUpThatPreventsIt() {
        var summary = as("owner").get("/forecast/summary").body();
        assertThat(summary)
                .doesNotContain("<html")
                .contains("is the first that cannot be renewed: 48.00 CNY missing on 2026-04-05 08:00.")
                .contains("Top up 48.00 CNY by 2026-04-05", "/funds/top-up?amount=48.00");
        assertThat(as("rich").get("/forecast/summary").body())
                .contains("is covered by your coupons and funds")
                .doesNotContain("/funds/top-up");
    }

    @Test
    void aViewerSeesAndIsOfferedNothingToDo() {
        var viewer = as("viewer");
        assertThat(viewer.get("/").body()).contains("Archive").doesNotContain("/renew?item", "/renewals/auto");
        assertThat(viewer.get("/forecast").body()).contains("48.00 CNY missing").doesNotContain("/funds/top-up");
    }

    @Test
    void anEmptyAccountIsToldWhereToBegin() {
        var newcomer = as("nobody");
        assertThat(newcomer.get("/").body()).contains("Nothing is kept alive here yet", "/products/dms");
        assertThat(newcomer.get("/forecast").body()).contains("Nothing falls due in the coming 12 months");
    }

    @Test
    void operatorsHaveAFirstPageOfTheirOwn() {
        var operator = as("operator");
        assertThat(operator.get("/").uri().getPath()).isEqualTo("/admin");
        assertThat(operator.get("/forecast").statusCode()).isEqualTo(403);
        assertThat(operator.get("/forecast/summary").statusCode()).isEqualTo(403);
    }

    @Test
    void whatIfIsShownBesideThingsAsTheyAre() {
        var owner = as("owner");
        var tried = owner.get("/forecast?balance=9,000.00&item=old-db&mode=AUTO&period=P1M&first=old-db");
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body())
                .contains("Side by side", "As tried", "value=\"9000.00\"")
                .contains("name=\"item\" value=\"old-db\" checked");
        var plain = owner.get("/forecast").body();
        assertThat(plain).doesNotContain("Side by side").contains("Top-ups that prevent every failure");
        assertThat(item("old-db").plan().mode()).isEqualTo(Mode.MANUAL);
    }

    @Test
    void whatCannotBeReadIsSaidInPlace() {
        var owner = as("owner");
        for (var wrong : List.of("balance=lots", "balance=-1.00", "mode=EVER", "period=P9D")) {
            var answer = owner.get("/forecast?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).contains("role=\"alert\"");
        }
    }

    @Test
    void anItemOfAnotherAccountIsNotThere() {
        var owner = as("owner");
        var strange = owner.get("/forecast?item=rich-db&mode=AUTO").body();
        var unknown = owner.get("/forecast?item=no-such&mode=AUTO").body();
        assertThat(strange).contains("rich-db").doesNotContain("Rich database");
        assertThat(untokened(strange.replace("rich-db", "ID"))).isEqualTo(untokened(unknown.replace("no-such", "ID")));
    }

    private static String untokened(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,390,DARK"})
    void thePagesAreForEverybody(String language, int width, ColorScheme colours) {
        var problems = new ArrayList<String>();
        try (var chromium = Chromium.open();
                var visitor =
                        chromium.signedIn("http://localhost:" + port(), "owner", PASSWORD, language, width, colours)) {
            var page = visitor.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.onPageError(problems::add);
            for (var path : List.of("/", "/forecast?balance=9000&item=old-db&mode=AUTO")) {
                page.navigate("http://localhost:" + port() + path);
                page.waitForSelector("figure[data-chart] canvas");
                var name = language + "-" + width + path.replaceAll("\\W+", "-") + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screens", "overview-" + name))
                        .setFullPage(true));
                assertThat(Chromium.violations(page)).as(name).isEmpty();
                assertThat(Chromium.overflow(page)).as(name).isNotPositive();
            }
        }
        assertThat(problems).isEmpty();
    }
}
