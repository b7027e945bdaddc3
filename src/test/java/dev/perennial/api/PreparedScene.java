package dev.perennial.api;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.key.Scope;
import dev.perennial.order.Orders;
import dev.perennial.order.Purchase;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/** A served story that is made ready for one request after the other, by the names of what each needs: items and orders. */
abstract class PreparedScene extends ApiScene {
    private static final Map<String, Scope> SCOPES =
            Arrays.stream(Scope.values()).collect(java.util.stream.Collectors.toMap(Scope::code, scope -> scope));

    private static final Reason REASON = new Reason("asked by phone");
    private static final Actor OPERATOR = Actor.operator("operator");

    protected final JsonNode document =
            new Calls(port(), null).get("/api/v1/openapi.json").body();
    protected final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, Consumer<Stage>> preparations = new HashMap<>();
    private final Map<String, Calls> programs = new HashMap<>();
    private Instant began;
    private Account rich;
    private int made;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.api.rate-requests", "0", "perennial.api.rate-failures", "0");
    }

    @BeforeAll
    void makeReady() {
        began = now();
        rich = account("rich", "100000.00");
        Operation.of(document)
                .forEach(operation ->
                        operations.put(operation.told().path("operationId").asString(), operation));
        people();
        items();
        orders();
        more();
    }

    /** Names more preparations. */
    protected abstract void more();

    /** What is there once these preparations were made, in their order. */
    protected Stage stage(String names) {
        startAt(began);
        var stage = new Stage(rich);
        for (var name : names.isBlank() || names.equals("-")
                ? new String[0]
                : names.strip().split(" +")) {
            if (name.startsWith("item:")) {
                item(name.substring(5), stage.account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
                continue;
            }
            var preparation = preparations.get(name);
            if (preparation == null) throw new IllegalArgumentException("no preparation is called " + name);
            preparation.accept(stage);
        }
        return stage;
    }

    /** A program that the operation is open to: the owner's where it may, and else the operator's. */
    protected Calls program(Operation operation, Stage stage) {
        var scope = SCOPES.get(operation.scope());
        var role = stage.role != null ? stage.role : scope.isOpenTo(Role.OWNER) ? Role.OWNER : Role.OPERATOR;
        var account = role.isVendors() ? null : stage.account;
        return programs.computeIfAbsent(login(role, account), name -> program(name, role, account));
    }

    protected static boolean isOpenTo(Operation operation, Role role) {
        return SCOPES.get(operation.scope()).isOpenTo(role);
    }

    /** What the user is called whose program it is. */
    protected static String login(Role role, @Nullable Account account) {
        return role.name().toLowerCase(Locale.ROOT) + "-"
                + (account == null ? "vendor" : account.id().value());
    }

    protected void preparation(String name, Consumer<Stage> how) {
        preparations.put(name, how);
    }

    protected String fresh(String what) {
        return what + "-" + ++made;
    }

    private void people() {
        for (var role : Role.values())
            preparation("as-" + role.name().toLowerCase(Locale.ROOT), stage -> stage.role = role);
        preparation("poor", stage -> stage.is(account(fresh("poor"), "10.00")));
        preparation("fresh", stage -> stage.is(account(fresh("fresh"), "5000.00")));
        preparation("stale", stage -> stage.headers.addAll(List.of("If-Match", "\"as it never was\"")));
        preparation("week-later", stage -> moveTo(now().plus(Duration.ofDays(8))));
        preparation("days-later", stage -> moveTo(now().plus(Duration.ofDays(4))));
        preparation("own-account", stage -> stage.has("account", stage.account.id()));
        preparation("hour-later", stage -> moveTo(now().plus(Duration.ofHours(1))));
    }

    private void items() {
        preparation("item", stage -> item(stage, "item", "dms", "standard", "2026-06-01"));
        preparation("second", stage -> item(stage, "second", "dms", "standard", "2026-06-01"));
        preparation("mail", stage -> item(stage, "item", "mail", "standard", "2026-06-01"));
        preparation("free-item", stage -> item(stage, "item", "mail", "free", "2026-06-01"));
        preparation("domain", stage -> item(stage, "item", "domain", "com", "2026-06-01"));
        preparation("automatic-domain", stage -> {
            var id = fresh("item");
            item(id, stage.account, "domain", "com", "2026-06-01", Mode.AUTO, "P1Y");
            stage.has("item", id);
        });
        preparation("item-again", stage -> stage.has("item", stage.name("item")));
        preparation(
                "renewing-itself",
                stage -> jdbc().sql("update orders set origin = 'AUTO' where order_id = ?::uuid")
                        .param(stage.name("order"))
                        .update());
        preparation("soon-item", stage -> item(stage, "item", "dms", "standard", "2026-03-05"));
        preparation("ended-item", stage -> {
            item(stage, "item", "dms", "standard", "2026-03-01");
            work();
        });
        preparation("released-item", stage -> {
            item(stage, "item", "dms", "standard", "2026-02-01");
            work();
        });
        preparation("metered-item", stage -> {
            item(stage, "item", "dms", "standard", "2026-06-01");
            jdbc().sql("""
                update subscription set billing = 'PAY_AS_YOU_GO', expires_at = null, next_try_at = null,
                    next_step_at = null, next_reminder_at = null
                where subscription_id = ?\
                """).param(stage.name("item")).update();
        });
        preparation("others-item", stage -> {
            var id = fresh("others");
            item(id, account(id, "10.00"), "dms", "standard", "2026-06-01", Mode.MANUAL, null);
            stage.knows("others", id);
        });
        preparation(
                "many-items",
                stage -> stage.knows(
                        "many",
                        String.join(
                                ", ",
                                IntStream.range(0, 201)
                                        .mapToObj(n -> "{\"subscription\": \"many-" + n + "\", \"period\": \"P1M\"}")
                                        .toList())));
    }

    private void item(Stage stage, String as, String product, String edition, String expires) {
        var id = fresh(as);
        item(id, stage.account, product, edition, expires, Mode.MANUAL, null);
        stage.has(as, id);
    }

    private void work() {
        bean(Clockwork.class).work(now(), decided -> {});
    }

    private void orders() {
        preparation("placed", stage -> stage.has("order", order(stage, false)));
        preparation("paid", stage -> stage.has("order", order(stage, true)));
        preparation("placed-for-it", stage -> order(stage, false));
        preparation("placed-by-day", stage -> {
            var wishes = List.of(Wish.aligned(item(stage.name("item")).id(), 20));
            stage.has(
                    "order",
                    bean(Orders.class)
                            .place(wishes, customer(stage.account.id()), now())
                            .orThrow()
                            .id());
        });
        preparation(
                "asked-of-provider",
                stage -> jdbc().sql("update provider_task set attempts = 1 where order_id = ?::uuid")
                        .param(stage.name("order"))
                        .update());
        preparation("refunded-in-part", stage -> {
            var asked = new Repayment.Asked(List.of(new Repayment.Part(1, cny("10.00"))), List.of());
            bean(Repayments.class)
                    .repay(UUID.fromString(stage.name("order")), asked, REASON, OPERATOR, now())
                    .orThrow();
        });
        preparation("paid-again", stage -> order(stage, true));
        preparation("with-reference", stage -> {
            var wish = new Wish(item(stage.name("item")).id(), Period.parse("P1M"));
            var purchase = new Purchase(
                    List.of(wish), java.util.Optional.empty(), null, Map.of("dms", "2026-01"), "reference-1");
            stage.has(
                    "order",
                    bean(Orders.class)
                            .place(purchase, customer(stage.account.id()), now())
                            .orThrow()
                            .id());
        });
        preparation(
                "undone",
                stage -> bean(Refunds.class)
                        .undo(UUID.fromString(stage.name("order")), customer(stage.account.id()), now())
                        .orThrow());
        preparation("term-begun", stage -> moveTo(day("2026-06-02")));
        preparation("coupon", stage -> {
            var id = fresh("coupon");
            coupon(id, stage.account, "50.00", "2026-12-31", "dms");
            stage.has("coupon", id);
        });
        preparation("coupon-for-mail", stage -> {
            var id = fresh("coupon");
            coupon(id, stage.account, "50.00", "2026-12-31", "mail");
            stage.knows("coupon", id);
        });
    }

    private UUID order(Stage stage, boolean paid) {
        var of = item(stage.name("item"));
        var period = Period.parse(of.item().product().equals("dms") ? "P1M" : "P1Y");
        var wishes = List.of(new Wish(of.id(), period));
        var actor = customer(stage.account.id());
        return (paid
                        ? bean(Orders.class).buyNow(wishes, actor, now())
                        : bean(Orders.class).place(Purchase.of(wishes), actor, now()))
                .orThrow()
                .id();
    }

    protected void stage(Stage stage, String preparation) {
        preparations.get(preparation).accept(stage);
    }

    /** What the owner's own program is answered. */
    protected JsonNode ask(Stage stage, String operationId, @Nullable String body) {
        var operation = operations.get(operationId);
        var owner = new Stage(stage.account);
        owner.has("id", stage.name("id"));
        return program(operation, owner)
                .send(operation.method(), owner.path(operation), body)
                .body();
    }

    protected static String id(JsonNode answered) {
        return answered.path("id").asString();
    }
}
