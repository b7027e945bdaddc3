package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.sign.SigningSecret;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that come by themselves: once, twice, late, too early, for the wrong task, wrongly signed. */
class CallbackStoryTest extends ProductScene {
    private static final String YES = "{\"confirmed\": true}";
    private static final String NO = "{\"refused\": \"no room\"}";

    private final Calls anybody = new Calls(port(), null);
    private SigningSecret secret = SigningSecret.fresh();

    @BeforeEach
    void connected() {
        var systems = bean(ProductSystems.class);
        if (systems.find("domain").isEmpty()) {
            secret = connect("domain");
        } else {
            secret = systems.changeSecret("domain", REASON, WANG, now()).orThrow();
        }
        vendor.tasks = asked -> new Vendor.Said(202, "");
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void aYesCapturesTheMoneyAtOnceAndTwiceIsAsGoodAsOnce() {
        var account = account("yes", "5000.00");
        var order = accepted(account, "yes.com");
        var task = lastTask("yes.com");
        var first = answer("domain", task, YES);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(state(order)).isEqualTo(Order.State.PAID);
        assertThat(answer("domain", task, YES).status()).isEqualTo(200);
        assertThat(answer("domain", task, NO).code()).isEqualTo("TASK_ANSWERED_BEFORE");
        assertThat(wallet(account).held()).isEqualTo(cny("0.00"));
    }

    @Test
    void aNoFreesTheMoneyAndKeepsItsReason() {
        var account = account("no", "5000.00");
        var order = accepted(account, "no.com");
        assertThat(answer("domain", lastTask("no.com"), NO).status()).isEqualTo(200);
        assertThat(state(order)).isEqualTo(Order.State.CANCELLED);
        assertThat(wallet(account).available()).isEqualTo(cny("5000.00"));
    }

    @Test
    void anAnswerThatComesBeforeTheCallIsOverStands() {
        vendor.tasks = asked -> {
            assertThat(answer("domain", UUID.fromString(asked.id()), YES).status())
                    .isEqualTo(200);
            return new Vendor.Said(422, "{\"refused\": \"the answer to the call comes second\"}");
        };
        var account = account("early", "5000.00");
        var order = ordered(account, "early.com");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(state(order)).isEqualTo(Order.State.PAID);
        assertThat(states("early.com")).containsExactly("EXTEND CONFIRMED");
    }

    @Test
    void alsoWhatWasSetAsideIsAnsweredAndWhatWasTakenBackIsNot() {
        var account = account("late", "5000.00");
        var order = accepted(account, "late.com");
        set("late.com", "PARKED");
        assertThat(answer("domain", lastTask("late.com"), YES).status()).isEqualTo(200);
        assertThat(state(order)).isEqualTo(Order.State.PAID);

        var back = accepted(account, "back.com");
        set("back.com", "PARKED");
        transaction()
                .executeWithoutResult(status -> bean(ProviderTasks.class)
                        .withdraw(
                                bean(dev.perennial.account.Accounts.class).bucketOf(account.id()), List.of(back.id())));
        assertThat(answer("domain", lastTask("back.com"), YES).code()).isEqualTo("TASK_WITHDRAWN");
        set("back.com", "QUEUED");
        bean(Clockwork.class).workOn(account.id(), now());
    }

    @Test
    void whatIsNotSignedAsItMustBeChangesNothing() {
        var account = account("forged", "5000.00");
        accepted(account, "forged.com");
        accepted(account, "other.com");
        var task = lastTask("forged.com");
        var path = "/api/products/domain/tasks/" + task;
        var wall = PlatformClock.wall();
        var wrong = Map.of(
                "by nobody", new String[0],
                "by another secret", signedNow(task, YES, SigningSecret.fresh()),
                "for another body", signedNow(task, NO, secret),
                "for another task", signedNow(lastTask("other.com"), YES, secret),
                "too long ago", signed(task.toString(), wall.minus(Duration.ofMinutes(6)), YES, secret),
                "too early", signed(task.toString(), wall.plus(Duration.ofMinutes(6)), YES, secret));
        wrong.forEach((how, headers) -> {
            var answer = anybody.send("POST", path, YES, headers);
            assertThat(answer.status()).as(how).isEqualTo(401);
            assertThat(answer.code()).as(how).isEqualTo("SIGNATURE_NOT_VALID");
        });
        assertThat(anybody.send("POST", "/api/products/nothing/tasks/" + task, YES, signedNow(task, YES, secret))
                        .status())
                .isEqualTo(401);
        for (var body :
                List.of("{}", "[]", "{\"confirmed\": false}", "{\"confirmed\": true, \"refused\": \"x\"}", "?")) {
            assertThat(answer("domain", task, body).code()).as(body).isEqualTo("REQUEST_NOT_VALID");
        }
        assertThat(states("forged.com")).containsExactly("EXTEND ACCEPTED");
    }

    @Test
    void moreThanAnAnswerTakesIsNotReadSignedOrNot() {
        var account = account("large", "5000.00");
        accepted(account, "large.com");
        var task = lastTask("large.com");
        var large = "{\"refused\": \"" + "x".repeat(17_000) + "\"}";
        assertThat(answer("domain", task, large).code()).isEqualTo("BODY_TOO_LARGE");
        var path = "/api/products/domain/tasks/" + task;
        assertThat(anybody.send("POST", path, large).status()).isEqualTo(413);
        assertThat(anybody.send("POST", path, " ".repeat(2_000_000)).status()).isEqualTo(413);
        assertThat(anybody.send("POST", path, YES).code()).isEqualTo("SIGNATURE_NOT_VALID");
        assertThat(states("large.com")).containsExactly("EXTEND ACCEPTED");
        assertThat(answer("domain", task, "{\"refused\": \"" + "x".repeat(2000) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc().sql("select length(answer) from provider_task where subscription_id = 'large.com'")
                        .query(Integer.class)
                        .single())
                .as("what is longer than people read is cut off")
                .isEqualTo(AnswerRule.REASON_MAX);
    }

    @Test
    void anotherProductsTaskIsNotThere() {
        var account = account("mixed", "5000.00");
        accepted(account, "mixed.com");
        var mail = bean(ProductSystems.class)
                .connect("mail", wish(vendor.address(), true), REASON, WANG, now())
                .orThrow()
                .secret();
        var task = lastTask("mixed.com");
        var foreign = anybody.send("POST", "/api/products/mail/tasks/" + task, YES, signedNow(task, YES, mail));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo("TASK_NOT_FOUND");
        assertThat(answer("domain", UUID.randomUUID(), YES).status()).isEqualTo(404);
        assertThat(states("mixed.com")).containsExactly("EXTEND ACCEPTED");
    }

    @Test
    void anOperatorAnswersForASystemThatCannot() {
        var account = account("hand", "5000.00");
        var order = accepted(account, "hand.com");
        var path = "/api/v1/product-systems/domain/tasks/" + lastTask("hand.com") + "/answer";
        var customer = program("hand-owner", Role.OWNER, account);
        assertThat(customer.post(path, YES).status()).isEqualTo(403);
        var operator = program("wang", Role.OPERATOR, null);
        var seen = "{\"confirmed\": true, \"reason\": \"seen at the registry\"}";
        assertThat(operator.post(path, seen.replace("seen at the registry", " "))
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(path, seen).status()).isEqualTo(200);
        assertThat(operator.post(path, YES).status()).isEqualTo(200);
        assertThat(jdbc().sql("select facts ->> 'reason' from journal where kind = 'PROVIDER_ANSWERED_FOR'")
                        .query(String.class)
                        .list())
                .contains("seen at the registry");
        assertThat(operator.post(path, NO).code()).isEqualTo("TASK_ANSWERED_BEFORE");
        assertThat(state(order)).isEqualTo(Order.State.PAID);
        assertThat(jdbc().sql("select actor from journal where kind = 'PROVIDER_ANSWERED_FOR'")
                        .query(String.class)
                        .list())
                .containsExactly("wang (key: program)");
    }

    private Calls.Answer answer(String product, UUID task, String body) {
        return anybody.send("POST", "/api/products/" + product + "/tasks/" + task, body, signedNow(task, body, secret));
    }

    private void set(String item, String state) {
        jdbc().sql("update provider_task set state = ? where subscription_id = ?")
                .params(state, item)
                .update();
    }

    private Order.State state(Order order) {
        return bean(Orders.class).find(order.id()).orElseThrow().state();
    }

    private Order accepted(Account account, String domain) {
        var order = ordered(account, domain);
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(states(domain)).containsExactly("EXTEND ACCEPTED");
        return order;
    }

    private Order ordered(Account account, String domain) {
        var item = item(domain, account, "domain", "com", "2028-06-20", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(item.id(), Period.parse("P1Y"))), customer(account.id()), now())
                .orThrow();
    }
}
