package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of products' systems in a real browser: every state, every form, both languages, wide, narrow, dark. */
class ProductDeskTest extends ProductScene {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Vendor dead = new Vendor();
    private final List<String> problems = new ArrayList<>();
    private Chromium chromium;
    private Account lotus;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        user("operator", Role.OPERATOR, null);
        user("support", Role.SUPPORT, null);
        lotus = account("lotus", "9000.00");
        for (int n = 0; n < 5; n++) {
            var name = "shop-" + n + ".example";
            var domain = item(name, lotus, "domain", "com", "2027-06-20", Mode.MANUAL, null);
            bean(Orders.class)
                    .buyNow(List.of(new Wish(domain.id(), Period.parse("P1Y"))), customer(lotus.id()), now())
                    .orThrow();
        }
        dead.tasks = asked -> new Vendor.Said(503, "");
        bean(ProductSystems.class)
                .connect("domain", wish(dead.address(), true), REASON, WANG, now())
                .orThrow();
        bean(Clockwork.class).workOn(lotus.id(), now());
        set("shop-0.example", "PARKED");
        set("shop-1.example", "ACCEPTED");
        bean(Comparisons.class).compare("domain", now()).orThrow();
        moveTo(now().plus(Duration.ofMinutes(1)));
        bean(Clockwork.class).workOn(lotus.id(), now());
    }

    @AfterAll
    void shut() {
        dead.close();
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,390,LIGHT", "en-GB,390,DARK", "zh-CN,1280,DARK"})
    void everyStateIsForEverybody(String language, int width, ColorScheme colours) {
        try (var visitor = chromium.signedIn(server(), "operator", PASSWORD, language, width, colours)) {
            var page = watched(visitor.newPage());
            var how = language + "-" + width + "-" + colours;
            for (var path : List.of("", "/dms", "/domain")) {
                page.navigate(server() + "/admin/products" + path);
                look(page, how + path.replace('/', '-'));
            }
            page.navigate(server() + "/admin/parked/tasks");
            look(page, how + "-tasks");
            page.navigate(server() + "/admin/products/domain");
            page.fill("#secret-reason", "a yearly habit");
            page.click("button[value=fresh]");
            page.waitForSelector("code.secret");
            look(page, how + "-secret");
            page.navigate(server() + "/admin/products/domain");
            letNonsensePass(page);
            page.fill("#address", "ftp://nothing");
            page.fill("#reach-reason", "x");
            page.click("form:has(#address) button.main");
            page.waitForSelector("#address-wrong");
            look(page, how + "-wrong");
        }
        try (var visitor = chromium.signedIn(server(), "support", PASSWORD, language, width, colours)) {
            var page = watched(visitor.newPage());
            page.navigate(server() + "/admin/products/domain");
            assertThat(page.locator("main button").count())
                    .as("who may only look")
                    .isZero();
            look(page, language + "-" + width + "-" + colours + "-support");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aSystemIsConnectedComparedAndAnsweredFor() {
        item("box-1", lotus, "mail", "standard", "2027-03-20", Mode.MANUAL, null);
        item("box-2", lotus, "mail", "standard", "2027-03-20", Mode.MANUAL, null);
        try (var visitor = chromium.signedIn(server(), "operator", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = watched(visitor.newPage());
            page.navigate(server() + "/admin/products");
            page.click(".system h2 a[href$='/mail']");
            connect(page);
            secrets(page);
            compare(page);
            look(page, "differences");
            sendAgain(page);
            answerFor(page);
        }
        assertThat(problems).isEmpty();
    }

    private void connect(Page page) {
        save(page, "ftp://nothing", "10", "first of all");
        assertThat(page.locator("#address-wrong").textContent()).contains("https://mail.example.com");
        assertThat(page.locator("#address").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.inputValue("#address")).isEqualTo("ftp://nothing");
        assertThat(page.inputValue("#reach-reason")).isEqualTo("first of all");
        save(page, vendor.address(), "99", "first of all");
        assertThat(page.locator("#timeout-wrong").textContent()).contains("1–60");
        save(page, vendor.address(), "10", " ");
        assertThat(page.locator("#reach-reason-wrong").textContent()).isNotBlank();
        assertThat(bean(ProductSystems.class).find("mail")).isEmpty();

        save(page, vendor.address(), "10", "first of all");
        vendor.secret = page.locator("code.secret").textContent();
        assertThat(vendor.secret).startsWith("whsec_");
        goOn(page);
        assertThat(page.content()).as("it is shown once").doesNotContain("whsec_");

        save(page, vendor.address(), "5", "it is slow");
        assertThat(page.locator(".told.good").textContent()).contains("Saved");
        assertThat(page.inputValue("#timeout")).isEqualTo("5");
        assertThat(page.locator(".news").textContent()).contains("first of all", "it is slow", "operator");
    }

    private void save(Page page, String address, String timeout, String reason) {
        letNonsensePass(page);
        page.fill("#address", address);
        page.fill("#timeout", timeout);
        page.fill("#reach-reason", reason);
        page.click("form:has(#address) button.main");
        page.waitForLoadState();
    }

    private void secrets(Page page) {
        page.fill("#secret-reason", "a yearly habit");
        page.click("button[value=fresh]");
        page.waitForSelector("code.secret");
        assertThat(page.locator("code.secret").textContent())
                .startsWith("whsec_")
                .isNotEqualTo(vendor.secret);
        vendor.secret = page.locator("code.secret").textContent();
        goOn(page);
        letNonsensePass(page);
        page.click("button[value=end]");
        assertThat(page.locator("#secret-reason-wrong").textContent()).isNotBlank();
        page.fill("#secret-reason", "it leaked");
        page.click("button[value=end]");
        page.waitForSelector(".told.good");
        assertThat(page.locator("button[value=end]").count()).isZero();
    }

    private static void goOn(Page page) {
        page.click("text=I have kept it");
        page.locator("code.secret").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void compare(Page page) {
        page.click("text=Compare now");
        page.waitForSelector(".told.good");
        until(() -> !bean(Comparisons.class).last("mail").orElseThrow().isRunning());
        page.navigate(server() + "/admin/products/mail");
        assertThat(page.locator(".differences tbody tr").count()).isEqualTo(2);
        assertThat(page.locator(".differences").textContent()).contains("box-1", "Missing there");
    }

    private void sendAgain(Page page) {
        letNonsensePass(page);
        page.check("input[value='box-1|ONLY_HERE']");
        page.click("form:has(.differences) button.main");
        assertThat(page.locator("#differences-reason-wrong").textContent()).isNotBlank();
        page.fill("#differences-reason", "lost there");
        page.click("form:has(.differences) button.main");
        assertThat(page.locator(".alert").textContent()).contains("Choose at least one");
        page.check("input[value='box-1|ONLY_HERE']");
        page.click("form:has(.differences) button.main");
        page.waitForSelector(".told.good");
        assertThat(states("box-1")).containsExactly("START QUEUED");
        assertThat(states("box-2")).isEmpty();
    }

    private void answerFor(Page page) {
        vendor.tasks = asked -> new Vendor.Said(202, "");
        bean(Clockwork.class).workOn(lotus.id(), now());
        assertThat(states("box-1")).containsExactly("START ACCEPTED");
        page.navigate(server() + "/admin/parked/tasks");
        page.click("tr:has-text('box-1') a:has-text('Say how it ended')");
        page.waitForSelector("#waiting-title");
        page.fill("#waiting-reason", "seen on its console");
        page.click("button[value=confirmed]");
        assertThat(page.locator(".alert").textContent()).contains("Choose at least one");
        page.check("input[value='" + lastTask("box-1") + "']");
        page.click("button[value=confirmed]");
        page.waitForSelector(".told.good");
        assertThat(states("box-1")).containsExactly("START CONFIRMED");
        assertThat(jdbc().sql("select facts ->> 'reason' from journal where kind = 'PROVIDER_ANSWERED_FOR'")
                        .query(String.class)
                        .list())
                .containsExactly("seen on its console");
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) problems.add(message.text());
        });
        page.onPageError(problems::add);
        return page;
    }

    /** What the browser would hold back is for the server to refuse too. */
    private static void letNonsensePass(Page page) {
        page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve("products-" + name + ".png"))
                .setFullPage(true));
        assertThat(Chromium.violations(page)).as(name).isEmpty();
        assertThat(Chromium.overflow(page)).as(name).isNotPositive();
    }

    private void set(String item, String state) {
        jdbc().sql("update provider_task set state = ?, due_at = ?::timestamptz where subscription_id = ?")
                .params(state, now().plus(HOUR).toString(), item)
                .update();
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
