package dev.perennial.admin.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.bank.BankEntry.State;
import dev.perennial.bank.BankScene;
import dev.perennial.bank.Desk;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transfers as the customer and the vendor's operators meet them: by HTTP, and in a real browser. */
class StatementPagesTest extends BankScene {
    private static final String DESK = "/admin/money/statements";

    private Browse finance;
    private String server;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.statements.max-bytes", String.valueOf(1 << 20));
    }

    @BeforeAll
    void open() {
        user("finance", Role.FINANCE, null);
        user("support", Role.SUPPORT, null);
        user("auditor", Role.AUDITOR, null);
        finance = new Browse(port(), "en").signIn("finance", PASSWORD);
        server = finance.server();
    }

    @Test
    void rule27_aTransferPaysItsOrderAndADeskSettlesTheOther() {
        var lotus = account("lotus", "0.00");
        user("owner", Role.OWNER, lotus);
        var order = placed("mailbox", lotus);
        try (var chromium = Chromium.open();
                var customer = chromium.signedIn(server, "owner", PASSWORD, "en", 1280, ColorScheme.LIGHT);
                var operator = chromium.signedIn(server, "finance", PASSWORD, "en", 1280, ColorScheme.LIGHT);
                var chinese = chromium.signedIn(server, "finance", PASSWORD, "zh-CN", 390, ColorScheme.DARK);
                var phone = chromium.signedIn(server, "owner", PASSWORD, "zh-CN", 390, ColorScheme.DARK)) {
            var own = customer.newPage();
            own.navigate(server + "/orders/" + order.id());
            own.click("a[href^='/funds/transfer?order=']");
            var reference = own.textContent("#reference").strip();
            assertThat(reference).matches("RF\\d\\d( [2-9A-Z]{4}){2}");
            assertThat(own.textContent("main")).contains(order.price().decimal());
            var slips = List.of("/funds/transfer", "/funds/transfer?order=" + order.id());
            looksRight(customer, "Bank transfer", slips);
            looksRight(phone, "对公汇款", slips);

            var desk = operator.newPage();
            desk.navigate(server + DESK);
            desk.setInputFiles(
                    "#file",
                    payload(
                            "booked.xml",
                            camt(
                                    "ST-1",
                                    in("BY-REFERENCE", order.price().decimal(), "invoice 7 " + reference),
                                    in("NO-REFERENCE", "75.00", "mail of account lotus"),
                                    in("A-RIDDLE", "9.00", "thanks"))));
            desk.click("form[enctype] button.main");
            assertThat(desk.textContent(".told")).contains("booked.xml: 3 new of 3 entries; 1 credited", "2 wait for");
            var statement = desk.getAttribute("table a[href^='" + DESK + "/']", "href");
            var pages = List.of(
                    DESK,
                    statement,
                    DESK + "/mappings",
                    DESK + "/entries/" + entry("NO-REFERENCE").id(),
                    DESK + "/entries/" + entry("BY-REFERENCE").id());
            looksRight(operator, "Bank statement", pages);
            looksRight(chinese, "银行流水", pages);

            settled(desk);
            assertThat(bean(Orders.class).find(order.id()).orElseThrow().state())
                    .isEqualTo(Order.State.PAID);
            assertThat(item("mailbox").life().expiresAt()).isEqualTo(day("2027-06-01"));
            own.navigate(server + "/orders/" + order.id());
            assertThat(own.textContent("main")).contains("Paid", "2027-06-01").doesNotContain("Bank transfer");
            own.navigate(server + "/funds");
            assertThat(own.textContent("main")).contains(order.price().decimal(), "75.00");
        }
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    /** One by a click on whose it may be, one by hand, with a reason. */
    private void settled(Page desk) {
        desk.navigate(server + DESK);
        assertThat(desk.textContent("#desk .suggestions")).contains("Account lotus");
        desk.click("#desk .suggestions button");
        assertThat(desk.textContent(".told.good")).contains("75.00 CNY were credited to lotus");
        assertThat(entry("NO-REFERENCE").state()).isEqualTo(State.CREDITED);

        desk.click("#desk .cases a.act");
        desk.fill("#account", "nobody");
        desk.fill("#reason", "they rang");
        desk.click("form[action$='/credit'] button.main");
        assertThat(desk.textContent(".told.bad")).contains("There is no account nobody");
        assertThat(desk.inputValue("#reason")).isEqualTo("they rang");
        desk.fill("#account", "lotus");
        desk.click("form[action$='/credit'] button.main");
        assertThat(desk.textContent(".told.good")).contains("9.00 CNY were credited to lotus");
        assertThat(desk.textContent("#desk")).contains("Nothing waits");
        desk.navigate(server + DESK + "/entries/" + entry("A-RIDDLE").id());
        assertThat(desk.textContent("main")).contains("Credited to lotus", "they rang", "finance");
    }

    @Test
    void rule27_whatIsNoStatementIsRefusedInPlace() {
        var picture = finance.upload(DESK, "file", "statement.xml", "<html><body>Sign in</body></html>");
        assertThat(picture.statusCode()).isEqualTo(422);
        assertThat(picture.body()).contains("role=\"alert\"", "This is no statement but a page");
        var cut = finance.upload(
                DESK, "file", "cut.xml", camt("CUT", in("CUT", "1.00", "x")).substring(0, 300));
        assertThat(cut.statusCode()).isEqualTo(422);
        assertThat(cut.body()).contains("before it is complete");
        var none = finance.upload(DESK, "file", "empty.xml", "");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Choose a file first");
        assertThat(files()).doesNotContain("statement.xml", "cut.xml", "empty.xml");
    }

    @Test
    void rule27_whatIsTooLargeIsRefusedBeforeAndAfterItsBytesCame() {
        for (int megabytes : List.of(3, 1)) {
            var name = "large-" + megabytes + ".xml";
            var large = camt("LARGE", in("LARGE", "1.00", "x")) + " ".repeat(megabytes << 20);
            var answer = finance.upload(DESK, "file", name, large);
            assertThat(answer.body()).as(name).contains("larger than 1 MB", "perennial statement import");
            assertThat(files()).doesNotContain(name);
        }
    }

    @Test
    void rule27_whoOnlyLooksBringsInAndSettlesNothing() {
        imported("looked-at.xml", camt("LOOKED", in("LOOKED", "3.00", "x")));
        var waits = DESK + "/entries/" + entry("LOOKED").id();
        for (var login : List.of("support", "auditor")) {
            var looks = new Browse(port(), "en").signIn(login, PASSWORD);
            assertThat(looks.get(DESK).body()).contains("Bank statements").doesNotContain("enctype", "formaction");
            assertThat(looks.get(waits).body()).contains("3.00").doesNotContain("formaction", "/credit\"");
            var small = camt("BY-" + login, in("BY-" + login, "1.00", "x"));
            assertThat(looks.upload(DESK, "file", "by-" + login + ".xml", small).statusCode())
                    .isEqualTo(403);
            for (var act : List.of("/credit", "/take-back", "/ignore")) {
                assertThat(looks.post(waits + act, Map.of("account", "lotus", "reason", "x"))
                                .statusCode())
                        .as(login + act)
                        .isEqualTo(403);
            }
            assertThat(looks.post(DESK + "/mappings", Map.of("name", "x", "content", "x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(files()).doesNotContain("by-" + login + ".xml");
        }
        assertThat(entry("LOOKED").isAtDesk()).isTrue();
        bean(Desk.class)
                .ignore(entry("LOOKED").id(), FINANCE, because("seen"), now())
                .orThrow();
        assertThat(finance.get(DESK + "/entries/no-number").statusCode()).isEqualTo(404);
    }

    private List<String> files() {
        return jdbc().sql("select name from statement_file").query(String.class).list();
    }

    private void looksRight(BrowserContext visitor, String says, List<String> paths) {
        var page = visitor.newPage();
        for (var path : paths) {
            page.navigate(server + path);
            assertThat(page.textContent("body")).as(path).contains(says);
            assertThat(Chromium.violations(page)).as(path).isEmpty();
            assertThat(Chromium.overflow(page)).as(path).isNotPositive();
        }
        page.close();
    }

    private static FilePayload payload(String name, String content) {
        return new FilePayload(name, "application/xml", content.getBytes(StandardCharsets.UTF_8));
    }

    /** An order for a year of a mailbox that its account has no money for. */
    private Order placed(String item, Account account) {
        item(item, account, "mail", "standard", "2026-06-01", Mode.MANUAL, null);
        var wish = new Wish(new Subscription.Id(item), Period.parse("P1Y"));
        return bean(Orders.class)
                .place(List.of(wish), customer(account.id()), now())
                .orThrow();
    }
}
