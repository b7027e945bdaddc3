package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.journal.Journal;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.provider.ProviderTask;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.sign.SigningSecret;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.PastRule;
import dev.perennial.user.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that are asked again too late, refused without an order, or wait while the clock stands. */
class OvertakenStoryTest extends ProductScene {
    private static final String BECAUSE = "{\"reason\": \"the system is up again\"}";

    private final Calls operator = program("operator", Role.OPERATOR, null);
    private SigningSecret secret = SigningSecret.fresh();

    @BeforeEach
    void connected() {
        var systems = bean(ProductSystems.class);
        secret = systems.find("domain").isEmpty()
                ? connect("domain")
                : systems.changeSecret("domain", REASON, WANG, now()).orThrow();
        vendor.tasks = asked -> new Vendor.Said(204, "");
        bean(Lines.class).of("domain").wake();
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void anOldStopIsNotAskedAgainOnceTheItemRunsAgain() {
        var owner = account("runs", "0.00");
        domain(owner, "runs.com");
        told(owner, "runs.com", Action.SUSPEND);
        setAside("runs.com");
        var stop = lastTask("runs.com");
        told(owner, "runs.com", Action.RESUME);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("runs.com")).containsExactly("SUSPEND PARKED", "RESUME CONFIRMED");
        vendor.asked.clear();

        var again = operator.post("/api/v1/parked-tasks/" + stop + "/retry", BECAUSE);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("TASK_OVERTAKEN");
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(vendor.asked).isEmpty();
        assertThat(states("runs.com")).containsExactly("SUSPEND PARKED", "RESUME CONFIRMED");

        var path = "/api/v1/product-systems/domain/tasks/" + stop + "/answer";
        assertThat(operator.post(path, "{\"refused\": \"it runs again\"}").status())
                .as("an operator's word ends it")
                .isEqualTo(200);
        assertThat(states("runs.com")).containsExactly("SUSPEND REFUSED", "RESUME CONFIRMED");
    }

    @Test
    void whatWasRefusedOrTakenBackLaterOvertakesNothing() {
        var owner = account("stops", "0.00");
        domain(owner, "stops.com");
        told(owner, "stops.com", Action.SUSPEND);
        setAside("stops.com");
        var stop = lastTask("stops.com");
        told(owner, "stops.com", Action.RESUME);
        vendor.tasks = asked -> new Vendor.Said(422, "{\"refused\": \"it is locked\"}");
        bean(Clockwork.class).workOn(owner.id(), now());
        vendor.tasks = asked -> new Vendor.Said(204, "");

        assertThat(operator.post("/api/v1/parked-tasks/" + stop + "/retry", BECAUSE)
                        .status())
                .isEqualTo(204);
        assertThat(states("stops.com"))
                .as("asked at once, though the clock stands")
                .containsExactly("SUSPEND CONFIRMED", "RESUME REFUSED");
    }

    @Test
    void whatAnOrderWaitsForIsNeverOvertaken() {
        var owner = account("paid", "5000.00");
        var item = domain(owner, "paid.com");
        var order = bean(Orders.class)
                .buyNow(List.of(new Wish(item, Period.parse("P1Y"))), customer(owner.id()), now())
                .orThrow();
        setAside("paid.com");
        var extension = lastTask("paid.com");
        told(owner, "paid.com", Action.EXTEND);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(operator.post("/api/v1/parked-tasks/" + extension + "/retry", BECAUSE)
                        .status())
                .isEqualTo(204);
        assertThat(bean(Orders.class).find(order.id()).orElseThrow().state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void aNoWithoutAnOrderIsToldWithItsReason() {
        var owner = account("locked", "0.00");
        domain(owner, "locked.com");
        told(owner, "locked.com", Action.SUSPEND);
        vendor.tasks = asked -> new Vendor.Said(422, "{\"refused\": \"the registry has a lock\"}");
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(refusals(owner, "locked.com")).containsExactly("SUSPEND: the registry has a lock");

        vendor.tasks = asked -> new Vendor.Said(202, "");
        told(owner, "locked.com", Action.RELEASE);
        bean(Clockwork.class).workOn(owner.id(), now());
        var task = lastTask("locked.com");
        var no = "{\"refused\": \"still in use\"}";
        for (int n = 0; n < 2; n++) {
            var answer = new Calls(port(), null)
                    .send("POST", "/api/products/domain/tasks/" + task, no, signedNow(task, no, secret));
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(refusals(owner, "locked.com"))
                .as("each once")
                .containsExactly("SUSPEND: the registry has a lock", "RELEASE: still in use");
    }

    @Test
    void aNoToAnOrderIsToldWithTheOrderOnly() {
        var owner = account("sold", "5000.00");
        var item = domain(owner, "sold.com");
        vendor.tasks = asked -> new Vendor.Said(422, "{\"refused\": \"no room\"}");
        bean(Orders.class)
                .buyNow(List.of(new Wish(item, Period.parse("P1Y"))), customer(owner.id()), now())
                .orThrow();
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("sold.com")).containsExactly("EXTEND REFUSED");
        assertThat(refusals(owner, "sold.com")).isEmpty();
    }

    @Test
    void onceItIsReachedOtherwiseWhatWaitsIsCarriedThoughTheClockStands() {
        var owner = account("waits", "0.00");
        domain(owner, "waits.com");
        vendor.tasks = asked -> new Vendor.Said(503, "");
        told(owner, "waits.com", Action.EXTEND);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("waits.com")).containsExactly("EXTEND QUEUED");
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(vendor.ids().stream().filter(lastTask("waits.com").toString()::equals))
                .as("it is not due again before the clock is moved")
                .hasSize(1);

        vendor.tasks = asked -> new Vendor.Said(204, "");
        int revision = bean(ProductSystems.class).find("domain").orElseThrow().revision();
        var before = now();
        var changed = operator.put(
                "/api/v1/product-systems/domain",
                "{\"address\": \"" + vendor.address() + "\", \"revision\": " + revision + ", \"reason\": \"moved\"}");
        assertThat(changed.status()).isEqualTo(200);
        until(() -> states("waits.com").equals(List.of("EXTEND CONFIRMED")));
        assertThat(now()).isEqualTo(before);
    }

    private List<String> refusals(Account owner, String item) {
        return bean(Journal.class).of(bean(Accounts.class).bucketOf(owner.id()), item).stream()
                .map(PastRule::entry)
                .flatMap(entry -> entry.sentences().stream())
                .filter(said -> said.key().startsWith("journal.PROVIDER_TASK_REFUSED."))
                .map(said -> said.key().replaceFirst(".*\\.", "") + ": "
                        + said.facts().get("answer"))
                .toList();
    }

    private Subscription.Id domain(Account owner, String name) {
        return item(name, owner, "domain", "com", "2028-06-20", Mode.MANUAL, null)
                .id();
    }

    private void told(Account owner, String item, Action action) {
        var task = new ProviderTask(
                bean(Ids.class).next(owner.id().value(), now()), owner.id(), item, action, now(), null);
        transaction()
                .executeWithoutResult(status -> bean(ProviderTasks.class)
                        .queue(bean(Accounts.class).bucketOf(owner.id()), List.of(task), now()));
    }

    private void setAside(String item) {
        jdbc().sql("update provider_task set state = 'PARKED', attempts = 50, answer = 'none' where"
                        + " subscription_id = ?")
                .param(item)
                .update();
    }
}
