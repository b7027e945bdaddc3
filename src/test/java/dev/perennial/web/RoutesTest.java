package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.feed.Feeds;
import dev.perennial.invoice.Billables.Wanted.OfOrders;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Issuing;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Period;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.order.Orders;
import dev.perennial.order.PaymentDesk;
import dev.perennial.order.Wish;
import dev.perennial.payment.Till;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPattern;

/** Every address of the platform, asked by everybody: see {@link Routes} for the table, and how a line is read. */
class RoutesTest extends Scene {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String NOBODYS_NUMBER = "01900000-0000-7000-8000-000000000000";

    private final Map<String, Browse> visitors = new LinkedHashMap<>();
    private int made;
    private Account lotus;
    private @Nullable UUID invoice;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "perennial.openid.issuer", "http://localhost:1",
                "perennial.openid.client-id", "perennial",
                "perennial.openid.client-secret", "secret");
    }

    @BeforeAll
    void open() {
        lotus = account("lotus", "900000.00");
        item("lotus-db", lotus, "dms", "standard", "2026-04-20", Mode.MANUAL, null);
        user("owner", Role.OWNER, lotus);
        user("payer", Role.PAYER, lotus);
        user("viewer", Role.VIEWER, lotus);
        user("operator", Role.OPERATOR, null);
        user("finance", Role.FINANCE, null);
        user("support", Role.SUPPORT, null);
        user("auditor", Role.AUDITOR, null);
        user("other", Role.OWNER, account("heron", "100.00"));
        visitors.put("nobody", new Browse(port(), "en"));
        for (var login : List.of("other", "viewer", "auditor", "support", "finance", "operator", "payer", "owner")) {
            visitors.put(login, new Browse(port(), "en").signIn(login, PASSWORD));
        }
    }

    @Test
    void everyRouteAnswersEverybodyAsTheTableSays() {
        var differing = new ArrayList<String>();
        for (var line : Routes.table()) {
            var answered = answers(line);
            if (!line.expected().equals(answered)) {
                differing.add(line.route() + "\n    expected " + line.expected() + "\n    answered " + answered);
            }
        }
        assertThat(String.join("\n", differing)).isEmpty();
    }

    @Test
    void theTableNamesEveryRouteThereIs() {
        visitors.get("nobody").get("/sign-in");
        var named = new TreeSet<String>();
        for (var line : Routes.table()) {
            var bare = PLACE.matcher(line.address().replaceFirst("\\?.*", "")).replaceAll("x");
            served().stream()
                    .filter(route -> route.method().equals(line.method()))
                    .filter(route -> route.pattern().matches(PathContainer.parsePath(bare)))
                    .min((one, another) -> one.pattern().compareTo(another.pattern()))
                    .map(Route::toString)
                    .ifPresentOrElse(named::add, () -> named.add(line.method() + " " + bare));
        }
        var unnamed = new TreeSet<String>();
        served().forEach(route -> unnamed.add(route.toString()));
        assertThat(unnamed).hasSizeGreaterThan(20).contains("GET /sign-in", "POST /language");
        unnamed.addAll(Routes.OF_THE_DOORS);
        unnamed.removeAll(named);
        assertThat(unnamed).as("routes without a line in the table of Routes").isEmpty();
    }

    private record Route(String method, PathPattern pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** What the screens' controllers and the platform's own endpoints are mapped to. */
    private List<Route> served() {
        return Objects.requireNonNull(bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .flatMap(mapping -> mapping instanceof AbstractHandlerMethodMapping<?> methods
                        ? methods.getHandlerMethods().keySet().stream()
                        : Stream.empty())
                .map(RequestMappingInfo.class::cast)
                .flatMap(RoutesTest::routes)
                .filter(route -> !route.pattern().getPatternString().equals("/error"))
                // The programs' door has a table of its own, by scopes.
                .filter(route -> !route.pattern().getPatternString().startsWith("/api/"))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo mapped) {
        var methods = mapped.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        return Objects.requireNonNull(mapped.getPathPatternsCondition()).getPatterns().stream()
                .flatMap(pattern -> (methods.isEmpty() ? List.of("GET", "POST") : methods)
                        .stream().map(method -> new Route(method, pattern)));
    }

    /** Those who are to be turned away come first, so that what they ask about is still as it was. */
    private Map<String, String> answers(Routes.Line line) {
        var answers = new LinkedHashMap<String, String>();
        if (line.isPost()) {
            var owner = visitors.get("owner");
            answers.put("forged", code(owner.postBare(filled(line.address()), form(filled(line.form())))));
        }
        if (line.expected().containsKey("unknown")) {
            answers.put("unknown", unknown(line));
        }
        visitors.forEach((who, visitor) -> {
            if (line.expected().containsKey(who)) {
                answers.put(who, ask(visitor, line, filled(line.address()), filled(line.form())));
            }
        });
        if (line.route().contains("sign-out") || line.route().contains("POST /profile/password")) {
            comeBack();
        }
        return line.inOrder(answers);
    }

    /** The owner asks for what is nobody's, and for nonsense: both are answered alike, or it says both. */
    private String unknown(Routes.Line line) {
        var answers = new TreeSet<String>();
        for (var id : List.of(NOBODYS_NUMBER, "no-such-thing", "%3Cb%3E'%22")) {
            var asker = visitors.get(line.address().startsWith("/admin") ? "operator" : "owner");
            var address = PLACE.matcher(line.address()).replaceAll(id);
            answers.add(ask(asker, line, address, PLACE.matcher(line.form()).replaceAll(id)));
        }
        return String.join(" ", answers);
    }

    private static String ask(Browse visitor, Routes.Line line, String address, String form) {
        return code(line.isPost() ? visitor.post(address, form(form)) : visitor.get(address));
    }

    private void comeBack() {
        visitors.replaceAll(
                (who, visitor) -> who.equals("nobody") ? visitor : new Browse(port(), "en").signIn(who, PASSWORD));
    }

    /** What came first, before redirects were followed. */
    private static String code(HttpResponse<String> answer) {
        var first = answer;
        while (first.previousResponse().isPresent()) {
            first = first.previousResponse().get();
        }
        var to = first.headers().firstValue("Location").orElse(null);
        if (to == null) return "" + first.statusCode();
        var path = to.replaceFirst("^https?://[^/]+", "").replaceFirst("[?;#].*", "");
        return path.equals("/sign-in") && !to.contains("?")
                ? "in"
                : path.replaceFirst("/([0-9a-f-]{36}|made-\\d+)", "/*");
    }

    private String filled(String template) {
        return PLACE.matcher(template).replaceAll(place -> make(place.group(1)));
    }

    private UUID title() {
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Li", "", "CN", "", "", "", "", "");
        return bean(Titles.class)
                .add(lotus.id(), buyer, customer(lotus.id()), now())
                .orThrow()
                .id();
    }

    private UUID invoice() {
        if (invoice == null) {
            var order = bean(Orders.class)
                    .buyNow(wishes(), customer(lotus.id()), now())
                    .orThrow();
            var asked = new Invoices.Asked(new OfOrders(Set.of(order.id())), title(), null, null);
            invoice = bean(Invoices.class)
                    .request(lotus.id(), asked, customer(lotus.id()), now())
                    .orThrow()
                    .invoices()
                    .getFirst()
                    .id();
            bean(Issuing.class).issueOf(lotus.id(), now());
        }
        return invoice;
    }

    private UUID message() {
        var id = bean(Ids.class).next(lotus.id().value(), now());
        var at = now().atOffset(ZoneOffset.UTC);
        jdbc().sql("""
            insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at,
              due_at, attempts, state, subject, body, settled_at)
            values (?, ?, 'lotus', ?, 'CONSOLE', 'lotus', 'en', ?, ?, 0, 'SENT', 'Subject', 'Body', ?)
            """)
                .params(bean(Buckets.class).of(id), id, new UUID(0, 0), at, at, at)
                .update();
        return id;
    }

    private UUID kept() {
        var id = bean(Ids.class).next(lotus.id().value(), now());
        jdbc().sql("""
            insert into mailbox_message (bucket, message_id, account_id, channel, recipient, name, language, subject, text,
              html, at, times)
            values (?, ?, 'lotus', 'EMAIL', 'lotus@example.com', 'Lotus', 'en', 'A letter', 'Words', '<p>Words</p>', ?, 1)
            """)
                .params(bean(Buckets.class).of(id), id, now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** A thing of lotus, made for this one question. */
    private String make(String kind) {
        var actor = customer(lotus.id());
        return switch (kind) {
            case "item" -> fresh().value();
            case "order" ->
                bean(Orders.class).place(wishes(), actor, now()).orThrow().id().toString();
            case "paid" ->
                bean(Orders.class).buyNow(wishes(), actor, now()).orThrow().id().toString();
            case "payment" ->
                bean(PaymentDesk.class)
                        .topUp(lotus.id(), "10.00", Till.asking(now()), actor, now())
                        .orThrow()
                        .payment()
                        .id()
                        .toString();
            case "title" -> title().toString();
            case "contact" -> contact().toString();
            case "feed" -> feed().toString();
            case "key" -> key().toString();
            case "invoice" -> invoice().toString();
            case "kept" -> kept().toString();
            case "message" -> message().toString();
            case "user" -> user("made-" + made++, Role.VIEWER, lotus).login();
            case "login" -> "made-" + made++;
            default -> throw new IllegalArgumentException("Nothing is made for {" + kind + "}");
        };
    }

    /** Of a user of lotus who is asked about nothing. */
    private UUID key() {
        var keeper = user("made-" + made++, Role.VIEWER, lotus);
        var wish = new ApiKeys.Wish("N", ApiKey.Kind.BEARER, Set.of(Scope.EVENTS_READ), Optional.empty());
        return bean(ApiKeys.class).make(keeper, wish, now()).orThrow().key().id();
    }

    private UUID feed() {
        jdbc().sql("delete from calendar_feed where account_id = 'lotus'").update();
        return bean(Feeds.class)
                .make(lotus.id(), "Somebody", Actor.COMMAND_LINE, now())
                .orThrow()
                .feed()
                .id();
    }

    private List<Wish> wishes() {
        return List.of(new Wish(fresh(), Period.parse("P1M")));
    }

    private Subscription.Id fresh() {
        return item("made-" + made++, lotus, "dms", "standard", "2026-04-20", Mode.MANUAL, null)
                .id();
    }

    private static Map<String, String> form(String text) {
        var form = new LinkedHashMap<String, String>();
        Arrays.stream(text.split("&")).filter(field -> !field.isEmpty()).forEach(field -> {
            var parts = field.split("=", 2);
            form.put(parts[0], parts.length > 1 ? parts[1] : "");
        });
        return form;
    }

    /** Known by the address there is of the account, and by another that nobody showed to be theirs. */
    private UUID contact() {
        jdbc().sql("update contact set removed_at = created_at where name = 'One of many'")
                .update();
        var id = UUID.randomUUID();
        jdbc().sql("""
            insert into contact (bucket, account_id, contact_id, name, rank, parts, email, email_verified_at, created_at)
            select bucket, account_id, ?, 'One of many', 1, '{BILLING}', 'n@example.com', created_at, created_at
            from account where account_id = 'lotus'\
            """).param(id).update();
        return id;
    }
}
