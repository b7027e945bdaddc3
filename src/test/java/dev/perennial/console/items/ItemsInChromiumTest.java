package dev.perennial.console.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items' and products' pages in a real browser, by the words of the seeds. Pictures are left in target/screens. */
class ItemsInChromiumTest extends Household {
    private static final Path SCREENS = Path.of("target", "screens");

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        fill();
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,1280,DARK", "en-GB,390,DARK", "zh-CN,390,LIGHT"})
    void everyPhaseIsForEverybody(String language, int width, ColorScheme colours) {
        var ids = colours == ColorScheme.LIGHT ? ALL : List.of("office-mail", "released-db");
        var paths = new ArrayList<>(ids.stream().map(id -> "/items/" + id).toList());
        paths.addAll(List.of("/products/mail", "/products/domain", "/products/mail?find=nothing", "/items/nothing"));
        try (var visitor = signedIn(language, width, colours)) {
            for (var path : paths) {
                var page = page(visitor, path);
                var name = "items-" + language + "-" + width + path.replaceAll("\\W+", "-");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve(name + ".png"))
                        .setFullPage(true));
                assertThat(violations(page)).as("%s at %s", path, name).isEmpty();
                var overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                assertThat(((Number) overflow).intValue())
                        .as("%s is too wide at %s", path, name)
                        .isNotPositive();
                assertThat(page.locator("svg.life:visible").count())
                        .as(path)
                        .isEqualTo(path.startsWith("/items/") && !path.contains("nothing") ? 1 : 0);
                page.close();
            }
        }
    }

    /** "Move the pointer over the icon and then choose Billing > Renewals"; or DMS Order Management. */
    @Test
    void theBillingMenuOpensUnderThePointerByAClickAndByTheKeyboard() {
        try (var visitor = signedIn("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = page(visitor, "/products/dms");
            assertThat(page.isVisible("#billing-list")).isFalse();
            page.hover("#billing > button");
            assertThat(page.textContent("#billing-list")).contains("Renewals", "DMS Order Management");
            assertThat(page.isVisible("#billing-list a[href='/orders?product=dms']"))
                    .isTrue();
            page.click("#billing-list >> text=Renewals");
            assertThat(page.url()).endsWith("/renewals");

            page.navigate(address("/products/dms"));
            page.click("#billing > button");
            assertThat(page.getAttribute("#billing > button", "aria-expanded")).isEqualTo("true");
            page.mouse().move(600, 800);
            assertThat(page.isVisible("#billing-list")).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.getAttribute("#billing > button", "aria-expanded")).isEqualTo("false");

            page.navigate(address("/products/dms"));
            page.focus("#billing > button");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo("/renewals");
            page.keyboard().press("ArrowDown");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo("/orders?product=dms");
            page.keyboard().press("Escape");
            assertThat(page.isVisible("#billing-list")).isFalse();
            assertThat(page.evaluate("document.activeElement.parentElement.id")).isEqualTo("billing");
        }
    }

    /** "Select the mailbox that you want to renew, click the Renew button." */
    @Test
    void mailboxesAreSelectedAndRenewed() {
        try (var visitor = signedIn("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = page(visitor, "/products/mail");
            assertThat(page.isEnabled(".batch button")).isFalse();
            page.check("input[value='stopped-mail']");
            page.check("input[value='office-mail']");
            assertThat(page.textContent(".batch [data-picked]")).isEqualTo("2");
            page.click(".batch button");
            assertThat(page.url()).contains("/renew?").contains("item=stopped-mail", "item=office-mail");
        }
    }

    private BrowserContext signedIn(String language, int width, ColorScheme colours) {
        return chromium.signedIn("http://localhost:" + port(), "house.owner", PASSWORD, language, width, colours);
    }

    private Page page(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.navigate(address(path));
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port() + path;
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
    }
}
