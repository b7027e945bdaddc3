package dev.perennial.web;

import dev.perennial.account.Account;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.kernel.Words;
import dev.perennial.user.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows of its visitor and of the moment.
 *
 * @param words the visitor's language, by the calendar of what the page shows
 * @param platform the zone of the platform's own days, by which its clock is told on every page
 * @param here the page's own address, to come back to
 * @param now the platform's time
 * @param visitor who is signed in; null for nobody
 * @param forms what every form that changes something must carry, against forgery
 * @param products what is sold, for the way to each product's own page
 * @param product the product whose page this is; null on others
 * @param told what the page says first, of the act that led here
 * @param waiting how much waits for operators, and how much is new for customers, by the page where it is seen to
 */
public record Visit(
        Words words,
        ZoneId platform,
        String here,
        Instant now,
        boolean sandbox,
        @Nullable Visitor visitor,
        FormToken forms,
        List<Product> products,
        @Nullable Product product,
        Optional<Told> told,
        Map<String, Long> waiting) {
    /** The areas of pages with style of their own, beside what all share: {@code css/AREA.css}. */
    public static final List<String> STYLED = List.of(
            "access",
            "calendar",
            "checkout",
            "contacts",
            "desk",
            "funds",
            "invoices",
            "items",
            "keys",
            "mailbox",
            "notices",
            "orders",
            "outbox",
            "overview",
            "provision",
            "renewals",
            "transfers",
            "unify",
            "webhooks");

    /** Ids that stand in an address as they are. */
    private static final String PLAIN = "[A-Za-z0-9_~][A-Za-z0-9._~@-]*";

    /** A hidden field of forms. */
    public record FormToken(String name, String value) {}

    public Visit in(ZoneId zone) {
        return new Visit(
                words.in(zone), platform, here, now, sandbox, visitor, forms, products, product, told, waiting);
    }

    /** The visit of a product's own page. */
    public Visit about(Product product) {
        return new Visit(words, platform, here, now, sandbox, visitor, forms, products, product, told, waiting);
    }

    /**
     * The account whose user is visiting.
     *
     * @throws RefusedException for operators, who have none
     */
    public Account account() {
        if (visitor == null || visitor.account() == null) {
            throw new RefusedException(WebRefusal.NOT_A_CUSTOMER, Map.of());
        }
        return visitor.account();
    }

    public Actor actor() {
        if (visitor == null) {
            throw new IllegalStateException("Indicates a bug: nobody is signed in, and something is to be changed");
        }
        return visitor.actor();
    }

    public boolean isCustomer() {
        return visitor != null && visitor.account() != null;
    }

    public boolean isOperator() {
        return visitor != null && visitor.account() == null;
    }

    /** Whether buttons that move money are shown; the doors refuse whoever presses one all the same. */
    public boolean maySpend() {
        return visitor != null && visitor.role().maySpend();
    }

    /**
     * Turns away whoever may not move money, from pages that are there for that only.
     *
     * @throws RefusedException for viewers
     */
    public void mustSpend() {
        if (!maySpend()) {
            throw new RefusedException(WebRefusal.ROLE_MAY_NOT, Map.of());
        }
    }

    /**
     * Turns away whoever may not change the account, from pages that are there for that only.
     *
     * @throws RefusedException for payers and viewers
     */
    public void mustManage() {
        if (!mayManage()) {
            throw new RefusedException(WebRefusal.ROLE_MAY_NOT, Map.of());
        }
    }

    public boolean mayManage() {
        return visitor != null && visitor.role().mayManage();
    }

    /** For operators' pages: whether buttons that move customers' money are shown. */
    public boolean mayHandleMoney() {
        return visitor != null && visitor.role().mayHandleMoney();
    }

    /** For operators' pages: whether buttons that act on customers' items are shown. */
    public boolean mayHandleItems() {
        return visitor != null && visitor.role().mayHandleItems();
    }

    /** For operators' pages: whether files of the books are offered. */
    public boolean mayTakeBooks() {
        return visitor != null && visitor.role().mayTakeBooks();
    }

    /** For operators' pages: whether the sandbox's clock may be moved. */
    public boolean mayMoveClock() {
        return visitor != null && visitor.role() == Role.OPERATOR;
    }

    /**
     * Turns away whoever may not move customers' money, from operators' pages that are there for that only.
     *
     * @throws RefusedException for customers, and for operators of other roles
     */
    public void mustHandleMoney() {
        if (!mayHandleMoney()) {
            throw new RefusedException(WebRefusal.ROLE_MAY_NOT, Map.of());
        }
    }

    /**
     * Turns away whoever may not act on customers' items, from operators' pages that are there for that only.
     *
     * @throws RefusedException for customers, and for operators of other roles
     */
    public void mustHandleItems() {
        if (!mayHandleItems()) {
            throw new RefusedException(WebRefusal.ROLE_MAY_NOT, Map.of());
        }
    }

    public String say(String key) {
        return words.say(key);
    }

    public String say(Said said) {
        return words.say(said);
    }

    public String say(List<Said> said) {
        return words.say(said);
    }

    public String say(String key, String fact, Object value) {
        return words.say(key, fact, value);
    }

    public String say(String key, Map<String, String> facts) {
        return words.say(new Said(key, facts));
    }

    public String counted(String key, long count) {
        return words.counted(key, count);
    }

    public String money(Money money) {
        return words.money(money);
    }

    public String instant(Instant at) {
        return words.instant(at);
    }

    public String day(Instant at) {
        return words.day(at);
    }

    public String clock() {
        return words.in(platform).instant(now);
    }

    /** The language for the page's own element. */
    public String tag() {
        return words.language().equals("zh") ? "zh-CN" : "en";
    }

    public Locale language() {
        return Locale.of(words.language());
    }

    /** Marks the entry of the navigation that leads to this page, or above it. */
    public @Nullable String current(String path) {
        var at = here.split("\\?", 2)[0];
        boolean inside = at.equals(path) || !path.equals("/") && at.startsWith(path + "/");
        return inside ? "page" : null;
    }

    /** The item's page: the customer's own, or the operator's. */
    public String item(String id) {
        return address(isOperator() ? "/admin/items" : "/items", id);
    }

    /** For operators: the page of one account. */
    public String account(String id) {
        return address("/admin/accounts", id);
    }

    /** What no id can be, no table is asked for. */
    public static boolean mayBeId(String text) {
        return text.matches("[^\\s|,\"\\p{Cntrl}]{1,128}");
    }

    /** Text as it stands in the query of an address. */
    public static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String address(String path, String id) {
        return id.matches(PLAIN) ? path + "/" + id : path + "?id=" + query(id);
    }
}
