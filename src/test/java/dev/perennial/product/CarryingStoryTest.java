package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.sign.SigningSecret;
import dev.perennial.subscription.Mode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules 21 and 22 with a product's own system at the other end of a signed call. */
class CarryingStoryTest extends ProductScene {
    private SigningSecret secret = SigningSecret.fresh();

    @BeforeEach
    void connected() {
        if (bean(ProductSystems.class).find("domain").isEmpty()) {
            secret = connect("domain");
        } else {
            secret = bean(ProductSystems.class)
                    .changeSecret("domain", REASON, WANG, now())
                    .orThrow();
            vendor.secret = secret.text();
        }
        vendor.asked.clear();
        vendor.tasks = asked -> new Vendor.Said(204, "");
        bean(Lines.class).of("domain").wake();
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void aYesAtOnceCapturesTheMoneyAndTheCallSaysAllThatIsNeeded() {
        var account = account("yes", "5000.00");
        var order = ordered(account, "yes.com");
        bean(Clockwork.class).workOn(account.id(), now());

        assertThat(state(order)).isEqualTo(Order.State.PAID);
        assertThat(vendor.asked).hasSize(1);
        var asked = vendor.asked.peek();
        assertThat(asked.signed()).isTrue();
        assertThat(asked.id()).isEqualTo(lastTask("yes.com").toString());
        assertThat(asked.body().toString())
                .isEqualTo("{\"id\":\"" + asked.id() + "\",\"action\":\"EXTEND\",\"account\":\"yes\","
                                                     + "\"subscription\":\"yes.com\",\"product\":\"domain\",\"edition\":\"com\",\"name\":\"yes.com\","
                                                     + "\"quantity\":1,\"until\":\"" + day("2029-06-20") + "\"}");
    }

    @Test
    void aNoWithItsReasonFreesTheMoney() {
        vendor.tasks = asked -> new Vendor.Said(422, "{\"refused\": \"The registry has\\n a lock\"}");
        var account = account("no", "5000.00");
        var order = ordered(account, "no.com");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(state(order)).isEqualTo(Order.State.CANCELLED);
        assertThat(wallet(account).available()).isEqualTo(cny("5000.00"));
        assertThat(answer("no.com")).isEqualTo("The registry has a lock");
    }

    @Test
    void aNoInSignsThatAreNoTextIsKeptAsText() {
        var account = account("signs", "5000.00");
        ordered(account, "signs.com");
        vendor.tasks = asked -> new Vendor.Said(422, "{\"refused\": \"no\\u0000 \\ud800 room\"}");
        runTo(now().plus(Duration.ofHours(1)));
        assertThat(states("signs.com")).containsExactly("EXTEND REFUSED");
        assertThat(jdbc().sql("select answer from provider_task where subscription_id = 'signs.com'")
                        .query(String.class)
                        .single())
                .isEqualTo("no room");
    }

    @Test
    void anythingElseIsNoAnswerAndIsTriedAgainWithTheSameId() {
        var account = account("odd", "5000.00");
        ordered(account, "odd.com");
        for (var status : new int[] {500, 302, 409, 404, 201, 422}) {
            vendor.tasks = asked -> new Vendor.Said(status, "{\"error\": \"not a reason\"}");
            runTo(now().plus(Duration.ofHours(2)));
            assertThat(states("odd.com")).containsExactly("EXTEND QUEUED");
            bean(Lines.class).of("domain").wake();
        }
        vendor.tasks = asked -> new Vendor.Said(200, "");
        runTo(now().plus(Duration.ofDays(1)));
        assertThat(states("odd.com")).containsExactly("EXTEND CONFIRMED");
        assertThat(vendor.ids().stream().distinct()).hasSize(1);
    }

    @Test
    void anAcceptedTaskWaitsAndIsAskedAgainAtItsDeadline() {
        vendor.tasks = asked -> new Vendor.Said(202, "");
        var account = account("later", "5000.00");
        var order = ordered(account, "later.com");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(states("later.com")).containsExactly("EXTEND ACCEPTED");
        runTo(now().plus(Duration.ofMinutes(59)));
        assertThat(vendor.asked).hasSize(1);
        assertThat(wallet(account).held()).isNotEqualTo(cny("0.00"));

        vendor.tasks = asked -> new Vendor.Said(200, "");
        runTo(now().plus(Duration.ofMinutes(1)));
        assertThat(vendor.ids()).hasSize(2);
        assertThat(vendor.ids().stream().distinct()).hasSize(1);
        assertThat(state(order)).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).held()).isEqualTo(cny("0.00"));
    }

    @Test
    void whileItIsNotEnabledTasksWaitAndCountNoTry() {
        var systems = bean(ProductSystems.class);
        change(systems, false);
        var account = account("off", "5000.00");
        ordered(account, "off.com");
        runTo(now().plus(Duration.ofHours(3)));
        assertThat(vendor.asked).isEmpty();
        assertThat(attempts()).isZero();
        change(systems, true);
        runTo(now().plus(Duration.ofMinutes(10)));
        assertThat(states("off.com")).containsExactly("EXTEND CONFIRMED");
    }

    @Test
    void whileSecretsAreChangedBothSign() {
        var before = vendor.secret;
        var account = account("rotated", "5000.00");
        bean(ProductSystems.class).changeSecret("domain", REASON, WANG, now()).orThrow();
        ordered(account, "rotated.com");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(vendor.asked.peek().signed()).as("by the one before").isTrue();
        assertThat(vendor.asked.peek().signatures().split(" ")).hasSize(2);

        bean(ProductSystems.class)
                .endSecretBefore("domain", REASON, WANG, now())
                .orThrow();
        vendor.asked.clear();
        ordered(account, "rotated-2.com");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(vendor.secret).isEqualTo(before);
        assertThat(vendor.asked.peek().signed()).isFalse();
    }

    private void change(ProductSystems systems, boolean enabled) {
        int revision = systems.find("domain").orElseThrow().revision();
        systems.change("domain", wish(vendor.address(), enabled), revision, REASON, WANG, now())
                .orThrow();
    }

    private int attempts() {
        return jdbc().sql("select attempts from provider_task where subscription_id = 'off.com'")
                .query(Integer.class)
                .single();
    }

    private String answer(String item) {
        return jdbc().sql("select answer from provider_task where subscription_id = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    private Order.State state(Order order) {
        return bean(Orders.class).find(order.id()).orElseThrow().state();
    }

    private Order ordered(Account account, String domain) {
        var item = item(domain, account, "domain", "com", "2028-06-20", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(java.util.List.of(new Wish(item.id(), Period.parse("P1Y"))), customer(account.id()), now())
                .orThrow();
    }
}
