package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.provider.Provider;
import dev.perennial.provider.ProviderTask;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Rule 22 with a product's own system that does not just say yes: no, nothing at all, or yes when it is late. */
class ProviderTest extends Scene {
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** The registry of domains of this test: it remembers what it was asked, and answers as the story tells it to. */
    static final class Registry implements Provider {
        final List<ProviderTask> asked = new ArrayList<>();
        Function<ProviderTask, Answer> answers = task -> new Answer.Confirmed();

        @Override
        public Answer carry(ProviderTask task) {
            asked.add(task);
            return answers.apply(task);
        }

        List<UUID> extensionsOf(String subscription) {
            return asked.stream()
                    .filter(task -> task.action() == Action.EXTEND
                            && task.subscription().equals(subscription))
                    .map(ProviderTask::id)
                    .toList();
        }
    }

    /** The process ends here: nothing after it happens. */
    private static final class ProcessEnds extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Registry registry = (Registry) bean(Provider.class);

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(Provider.class, Registry::new);
    }

    @BeforeEach
    void begin() {
        startAt(start());
        jdbc().sql("delete from run_log").update();
        registry.asked.clear();
        registry.answers = task -> new Provider.Answer.Confirmed();
    }

    @Test
    void rule22AFinalNoFreesTheMoneyGivesCouponsBackAndTheTriesGoOn() {
        var owner = account("refused-owner", "1000.00");
        coupon("refused-gift", owner, "30.00", "2026-12-31");
        item("refused-domain", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        registry.answers = task -> new Provider.Answer.Refused("the registry says no");

        runTo(at("2026-03-05 08:00"));

        assertThat(attempts("refused-domain")).containsExactly("PROVIDER_REFUSED");
        assertUntouched(owner, "1000.00");
        assertThat(remaining("refused-gift")).isEqualTo(cny("30.00").minor());
        assertThat(item("refused-domain").due().tryAt()).isEqualTo(at("2026-03-06 08:00"));
        assertThat(item("refused-domain").due().waitsFor()).isNull();

        registry.answers = task -> new Provider.Answer.Confirmed();
        runTo(at("2026-03-06 08:00"));
        assertThat(attempts("refused-domain")).containsExactly("PROVIDER_REFUSED", "RENEWED");
        assertThat(item("refused-domain").life().expiresAt()).isEqualTo(day("2027-03-20"));
        assertThat(wallet(owner).balance()).isEqualTo(cny("945.00"));
        assertLaws();
    }

    @Test
    void rule22NoAnswerKeepsTheMoneyHeldAndAsksAgainWithTheSameId() {
        var owner = account("silent-owner", "1000.00");
        coupon("silent-gift", owner, "30.00", "2026-12-31");
        item("silent-domain", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        registry.answers = task -> {
            throw new IllegalStateException("nobody is there");
        };

        runTo(day("2026-03-19"));

        assertThat(attempts("silent-domain")).containsExactly("AWAITING_PROVIDER");
        assertThat(wallet(owner).balance()).isEqualTo(cny("1000.00"));
        assertThat(wallet(owner).held()).isEqualTo(cny("55.00"));
        assertThat(remaining("silent-gift")).isZero();
        assertThat(registry.extensionsOf("silent-domain")).hasSizeGreaterThan(10);
        assertThat(registry.extensionsOf("silent-domain").stream().distinct()).hasSize(1);
        assertLaws();
    }

    @Test
    void rule22AnItemThatIsPaidForButForTheYesIsNeitherStoppedNorReleased() {
        var owner = account("late-owner", "1000.00");
        item("late-domain", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        isOutUntil("late-domain", "2026-06-15 08:00");

        runTo(at("2026-06-14 08:00"));
        assertThat(item("late-domain").life().phase()).isEqualTo(Phase.ACTIVE);
        assertThat(count("select count(*) from notice_item where subscription_id = ?", "late-domain"))
                .isZero();

        registry.answers = task -> new Provider.Answer.Confirmed();
        runTo(at("2026-06-15 08:00"));
        assertThat(attempts("late-domain")).containsExactly("RENEWED");
        assertThat(item("late-domain").life().expiresAt()).isEqualTo(day("2027-03-20"));
        assertThat(item("late-domain").life().phase()).isEqualTo(Phase.ACTIVE);
        assertThat(wallet(owner).balance()).isEqualTo(cny("915.00"));
        assertLaws();
    }

    @Test
    void rule22ALateFinalNoLeadsToWhereTheItemWouldBe() {
        var owner = account("lost-owner", "1000.00");
        item("lost-domain", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        isOutUntil("lost-domain", "2026-06-15 08:00");
        runTo(at("2026-06-14 08:00"));

        registry.answers = task -> new Provider.Answer.Refused("too late");
        runTo(at("2026-06-15 08:00"));

        assertThat(attempts("lost-domain")).containsExactly("PROVIDER_REFUSED");
        assertThat(item("lost-domain").life().phase()).isEqualTo(Phase.RELEASED);
        assertUntouched(owner, "1000.00");
        assertLaws();
    }

    @Test
    void rule22ACrashBetweenAskingAndRecordingAsksAgainWithTheSameId() {
        var owner = account("crash-owner", "1000.00");
        item("crash-domain", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        registry.answers = task -> {
            throw new ProcessEnds();
        };
        assertThatThrownBy(() -> runTo(at("2026-03-05 08:00"))).isInstanceOf(ProcessEnds.class);
        assertThat(attempts("crash-domain")).containsExactly("AWAITING_PROVIDER");

        registry.answers = task -> new Provider.Answer.Confirmed();
        runTo(now());
        assertThat(attempts("crash-domain")).as("still leased").containsExactly("AWAITING_PROVIDER");
        runTo(now().plus(LEASE));

        assertThat(attempts("crash-domain")).containsExactly("RENEWED");
        assertThat(registry.extensionsOf("crash-domain")).hasSize(2);
        assertThat(registry.extensionsOf("crash-domain").stream().distinct()).hasSize(1);
        assertThat(wallet(owner).balance()).isEqualTo(cny("915.00"));
        assertLaws();
    }

    @Test
    void rule22AnAnswerThatTookLongerThanTheLeaseIsTakenOnce() {
        var owner = account("slow-owner", "1000.00");
        item("slow-domain", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        registry.answers = first -> {
            // While this call hangs, time goes by and another run carries the same task to its end.
            registry.answers = again -> new Provider.Answer.Confirmed();
            meanwhile(() -> runTo(now().plus(LEASE)));
            return new Provider.Answer.Refused("the slow answer is another one");
        };

        catchUp(at("2026-03-05 08:00"));

        assertThat(registry.extensionsOf("slow-domain")).hasSize(2);
        assertThat(attempts("slow-domain")).containsExactly("RENEWED");
        assertThat(item("slow-domain").life().expiresAt()).isEqualTo(day("2027-03-20"));
        assertThat(wallet(owner).balance()).isEqualTo(cny("915.00"));
        assertLaws();
    }

    /** The provider gives no answer to the try of 5 March, and is next asked so late. */
    private void isOutUntil(String item, String late) {
        registry.answers = task -> {
            throw new IllegalStateException("out for months");
        };
        runTo(at("2026-03-05 08:00"));
        jdbc().sql("update provider_task set due_at = ? where subscription_id = ?")
                .params(at(late).atOffset(ZoneOffset.UTC), item)
                .update();
    }

    private static void meanwhile(Runnable work) {
        try {
            Thread.ofPlatform().start(work).join();
        } catch (InterruptedException asked) {
            throw new IllegalStateException(asked);
        }
    }

    private void assertUntouched(Account owner, String balance) {
        assertThat(wallet(owner).balance()).isEqualTo(cny(balance));
        assertThat(wallet(owner).held()).isEqualTo(cny("0.00"));
    }

    private void assertLaws() {
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    private long remaining(String coupon) {
        return count("select remaining from coupon where coupon_id = ?", coupon);
    }

    private long count(String query, String about) {
        return jdbc().sql(query).param(about).query(Long.class).single();
    }
}
