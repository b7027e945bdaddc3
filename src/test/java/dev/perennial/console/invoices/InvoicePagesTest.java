package dev.perennial.console.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.invoice.Invoice;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invoices as people meet them: by HTTP, and in a real browser from the request to the file. */
class InvoicePagesTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private Account acme;
    private Browse owner;
    private Browse viewer;
    private Browse stranger;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        acme = account("acme", "90000.00");
        user("owner", Role.OWNER, acme);
        user("viewer", Role.VIEWER, acme);
        user("stranger", Role.OWNER, account("other", "100.00"));
        user("finance", Role.FINANCE, null);
        owner = new Browse(port(), "en").signIn("owner", PASSWORD);
        viewer = new Browse(port(), "en").signIn("viewer", PASSWORD);
        stranger = new Browse(port(), "en").signIn("stranger", PASSWORD);
    }

    @Test
    void rule28WhereNothingIsThereItSaysWhatToDo() {
        assertThat(stranger.get("/invoices").body()).contains("Nothing to invoice", "Add title");
        assertThat(stranger.get("/invoices/issued").body()).contains("No invoices yet");
        assertThat(stranger.get("/invoices/titles").body()).contains("No titles yet");
        assertThat(stranger.get("/invoices/top-ups").body()).contains("Opening balance", "Nothing yet");
        assertThat(stranger.get("/invoices/request").uri().getPath()).isEqualTo("/invoices");
    }

    @Test
    void aTitleIsCheckedWhereItIsTyped() {
        var wrong = owner.post(
                "/invoices/titles",
                Map.of("kind", "COMPANY", "name", "Wrong Ltd.", "country", "CN", "tax_number", "91330106MA7PRNC20H"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("is no tax number of CN", "value=\"Wrong Ltd.\"");
        assertThat(owner.get("/invoices/titles").body()).doesNotContain("Wrong Ltd.");
    }

    @Test
    void rule28ADoubleClickIsOneInvoiceAndAViewerOnlyLooks() {
        var order = bought("double-click");
        var title = title("Double Click Ltd.");
        var page = owner.get("/invoices/request?order=" + order.id()).body();
        var key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        var form = Map.of(
                "order", order.id().toString(),
                "title", title.id().toString(),
                "seen", order.paidFromWallet().decimal(),
                "key", key.group(1));
        var first = owner.post("/invoices/request", form).uri().getPath();
        assertThat(owner.post("/invoices/request", form).uri().getPath()).isEqualTo(first);
        assertThat(viewer.get(first).body()).contains("PCN-2026-", "SHA-256");
        assertThat(viewer.get("/invoices").body()).doesNotContain("Request invoice");
        assertThat(viewer.post("/invoices/request", form).statusCode()).isEqualTo(403);
        assertThat(stranger.get(first).statusCode()).isEqualTo(404);
        assertThat(stranger.get(first + "/pdf").statusCode()).isEqualTo(404);
        var xml = viewer.get(first + "/xml");
        assertThat(xml.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        assertThat(xml.headers().firstValue("Content-Disposition").orElse("")).contains("PCN-2026-", "-cii.xml");
        assertThat(viewer.get(first + "/xml").body()).isEqualTo(xml.body());
    }

    @Test
    void rule28TheVendorFindsPapersAndTakesTheirJournal() {
        var order = bought("for-the-vendor");
        var title = title("Journal & Co.");
        var path = owner.post(
                        "/invoices/request",
                        Map.of(
                                "order", order.id().toString(),
                                "title", title.id().toString()))
                .uri()
                .getPath();
        bean(Refunds.class).undo(order.id(), customer(acme.id()), now()).orThrow();
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(owner.get(path).body()).contains("Credited", "PCN-CN-2026-");
        var finance = new Browse(port(), "en").signIn("finance", PASSWORD);
        assertThat(finance.get("/admin/money/invoices?q=acme").body())
                .contains("Journal &amp; Co.", "PCN-CN-2026-", "Credit notes by themselves");
        assertThat(finance.get("/admin/money/invoices.csv?entity=perennial-cn").body())
                .contains(
                        "number,kind,issued_on",
                        "PCN-CN-2026-",
                        "Journal & Co.",
                        "-" + order.paidFromWallet().decimal());
    }

    @Test
    void fromRequestToDownloadInARealBrowser() throws IOException {
        var order = bought("in-chromium");
        try (var chromium = Chromium.open();
                var visitor = chromium.signedIn(owner.server(), "owner", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(owner.server() + "/invoices");
            page.check("input[value='" + order.id() + "']");
            page.click("text=Request invoice for chosen orders");
            page.click("text=Another title >> visible=true");
            page.fill("#name", "Chromium Reading Ltd.");
            page.fill("#tax_number", "91330106MA7PRNC20G");
            page.click("text=Save title");
            page.check("label:has-text('Chromium Reading Ltd.') input");
            page.click("button:has-text('Request invoice')");
            assertThat(page.textContent("main")).contains("The invoice was made", "Chromium Reading Ltd.", "Issued");
            var invoice = newest();
            var number = invoice.issue().orElseThrow().number();
            assertThat(page.textContent("h1")).contains(number);
            for (var button : List.of("PDF in English", "PDF in Chinese", "Factur-X")) {
                var file =
                        page.waitForDownload(() -> page.click("text=" + button)).path();
                var bytes = Files.readAllBytes(file);
                assertThat(new String(bytes, 0, 4)).isEqualTo("%PDF");
                try (var pdf = Loader.loadPDF(bytes)) {
                    assertThat(new PDFTextStripper().getText(pdf))
                            .contains(number)
                            .contains(order.paidFromWallet().decimal());
                }
            }
            looked(page, "/invoices", "/invoices/issued", "/invoices/" + invoice.id());
        }
    }

    @Test
    void everyPageIsForEverybodyInBothLanguagesAndOnAPhone() {
        var order = bought("for-everybody");
        title("Everybody Ltd.");
        try (var chromium = Chromium.open();
                var visitor = chromium.signedIn(owner.server(), "owner", PASSWORD, "zh-CN", 390, ColorScheme.DARK)) {
            var page = visitor.newPage();
            looked(
                    page,
                    "/invoices",
                    "/invoices?by=month",
                    "/invoices/issued",
                    "/invoices/titles",
                    "/invoices/titles/_new",
                    "/invoices/top-ups",
                    "/invoices/request?order=" + order.id());
        }
    }

    private void looked(Page page, String... paths) {
        for (var path : paths) {
            page.navigate(owner.server() + path);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve("invoices" + path.replaceAll("\\W+", "-") + ".png"))
                    .setFullPage(true));
            assertThat(Chromium.violations(page)).as(path).isEmpty();
            assertThat(Chromium.overflow(page)).as(path).isNotPositive();
        }
    }

    private Invoice newest() {
        return bean(Invoices.class).of(acme.id(), Optional.empty(), 1).getFirst();
    }

    private Title title(String name) {
        var buyer = new Title.Buyer(
                Title.Kind.COMPANY, name, "91330106MA7PRNC20G", "CN", "1 Wenyi Road\nHangzhou", "", "", "", "");
        return bean(Titles.class)
                .add(acme.id(), buyer, customer(acme.id()), now())
                .orThrow();
    }

    private Order bought(String item) {
        item(item, acme, "mail", "standard", "2027-01-10", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(new Subscription.Id(item), Period.parse("P1Y"))), customer(acme.id()), now())
                .orThrow();
    }
}
