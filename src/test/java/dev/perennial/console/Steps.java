package dev.perennial.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.web.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A customer who follows a document with a real browser. */
final class Steps implements AutoCloseable {
    final Page page;
    private final BrowserContext visitor;
    private final Spoken say;
    private final List<String> errors = new ArrayList<>();

    /** Asks for a product's console, and is let in there by the sign-in page. */
    Steps(Chromium chromium, String server, String login, String password, Spoken say, String console) {
        this.say = say;
        visitor = chromium.visitor(say.tag, 1280, 900, ColorScheme.LIGHT);
        page = visitor.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(page.url() + ": " + message.text());
        });
        page.navigate(server + console);
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("form.fields button.main");
        assertThat(page).hasURL(Pattern.compile(".*" + console + ".*"));
        look();
    }

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** "In the upper-right corner, move the pointer over the icon and then choose Billing > ...". */
    void billing(String entry) {
        page.hover("#billing");
        page.locator("#billing").getByRole(AriaRole.LINK, named(entry)).click();
    }

    /** "On the Renewal page, in the Product section, select ...". */
    void choose(String product) {
        page.locator("section.products-of")
                .getByRole(AriaRole.LINK, named(product))
                .click();
        look();
    }

    void click(AriaRole role, String name) {
        // What is clicked before the page's scripts have run leads on as it does without them.
        page.waitForLoadState();
        page.locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + "( ?\\d+)?$")))
                .first()
                .click();
    }

    /** The row of this story's item. */
    Locator row(String story) {
        return page.locator("main tbody tr")
                .filter(new Locator.FilterOptions().setHasText(story + "-" + say))
                .first();
    }

    /** "Find the target item and click ... in the Actions column". */
    void inRow(String story, String act) {
        page.waitForLoadState();
        row(story)
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + act + "( .*)?$")))
                .first()
                .click();
    }

    /** "In the ... dialog box". */
    Locator dialog(String title) {
        var dialog = page.locator("dialog[open]");
        assertThat(dialog.getByRole(AriaRole.HEADING)).hasText(title);
        return dialog;
    }

    /** "Specify a renewal duration". */
    void duration(String period) {
        page.waitForLoadState();
        var select = page.locator("main select[name=item]").first();
        var option = select.locator("option[value$='|" + period + "']").getAttribute("value");
        if (!select.inputValue().equals(option)) {
            page.waitForResponse(answer -> answer.url().endsWith("/renew"), () -> select.selectOption(option));
            assertThat(page.locator(".htmx-request")).hasCount(0);
        }
        assertThat(select).hasValue(option);
    }

    /** "Read and agree to Terms of Service". */
    void agree() {
        look();
        page.locator("#agree").check();
    }

    /** On the manual renewal page: a duration, the terms, and "Click Buy Now". */
    void buyNow(String period) {
        duration(period);
        agree();
        click(AriaRole.BUTTON, say.buyNow);
        assertThat(page).hasURL(Pattern.compile(".*/orders/.*"));
        look();
    }

    /** Shows the page to axe. */
    void look() {
        assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
    }

    @Override
    public void close() {
        visitor.close();
        assertThat(errors).isEmpty();
    }
}
