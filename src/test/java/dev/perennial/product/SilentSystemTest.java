package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Ids;
import dev.perennial.provider.ProviderTask;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.subscription.Mode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A system that gives no answer costs the others nothing, and itself no tries while it rests. */
class SilentSystemTest extends ProductScene {
    private static final int AT_ONCE = 4;

    private final Vendor dead = new Vendor();

    @BeforeAll
    void connected() {
        connect("mail");
        bean(ProductSystems.class)
                .connect(
                        "domain",
                        new ProductSystem.Wish(dead.address(), true, Duration.ofSeconds(5), 1, Duration.ofMinutes(60)),
                        REASON,
                        WANG,
                        now())
                .orThrow();
        dead.tasks = asked -> new Vendor.Said(503, "");
    }

    @AfterAll
    void closeDead() {
        dead.close();
    }

    @Test
    void theLiveOnesTasksAreCarriedInTheSameTurnAndRestingIsNoTry() {
        var owner = account("both", "0.00");
        int bucket = bean(Accounts.class).bucketOf(owner.id());
        vendor.tasks = asked -> new Vendor.Said(204, "");
        told(owner, "domain", "com", "dead", 5);
        told(owner, "mail", "standard", "live", 5);

        bean(ProviderTasks.class).carryDue(bucket, now());
        assertThat(triesOf("live")).containsOnly("CONFIRMED 1").hasSize(5);
        assertThat(dead.asked).as("so many calls, and no more").hasSize(Line.SILENT_MAX);
        assertThat(triesOf("dead"))
                .containsExactlyInAnyOrder("QUEUED 1", "QUEUED 1", "QUEUED 1", "QUEUED 0", "QUEUED 0");
        assertThat(bean(ProductSystems.class).restsUntil("domain", now())).hasValue(now().plus(Duration.ofMinutes(1)));
        assertThat(bean(ProductSystems.class).health("domain").silentSince()).isPresent();

        moveTo(now().plus(Duration.ofSeconds(59)));
        bean(ProviderTasks.class).carryDue(bucket, now());
        assertThat(dead.asked).as("while it rests").hasSize(Line.SILENT_MAX);

        moveTo(now().plus(Duration.ofSeconds(1)));
        bean(ProviderTasks.class).carryDue(bucket, now());
        assertThat(dead.asked).as("one finds out").hasSize(Line.SILENT_MAX + 1);
        assertThat(tries("dead")).isEqualTo(Line.SILENT_MAX + 1);
        assertThat(bean(ProductSystems.class).restsUntil("domain", now())).hasValue(now().plus(Duration.ofMinutes(2)));

        dead.tasks = asked -> new Vendor.Said(204, "");
        moveTo(now().plus(Duration.ofMinutes(2)));
        bean(ProviderTasks.class).carryDue(bucket, now());
        assertThat(triesOf("dead")).allMatch(state -> state.startsWith("CONFIRMED"));
        assertThat(dead.asked).hasSize(Line.SILENT_MAX + 1 + 5);
        assertThat(bean(ProductSystems.class).restsUntil("domain", now())).isEmpty();
        assertThat(bean(ProductSystems.class).health("domain").silentSince()).isEmpty();
    }

    @Test
    void noMoreCallsAreOpenThanWereAllowed() {
        var owner = account("many", "0.00");
        told(owner, "mail", "standard", "many", 3 * AT_ONCE);
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var together = new CyclicBarrier(AT_ONCE);
        vendor.tasks = asked -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            wait(together);
            open.decrementAndGet();
            return new Vendor.Said(204, "");
        };
        bean(ProviderTasks.class).carryDue(bean(Accounts.class).bucketOf(owner.id()), now());
        assertThat(triesOf("many")).containsOnly("CONFIRMED 1").hasSize(3 * AT_ONCE);
        assertThat(most).as("side by side, and within the bound").hasValue(AT_ONCE);
    }

    private static void wait(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException("Fewer calls are open than may be", alone);
        }
    }

    /** So many items, each of which its system is to be told of. */
    private void told(Account owner, String product, String edition, String name, int count) {
        var tasks = IntStream.range(0, count)
                .mapToObj(n -> item(name + "-" + n, owner, product, edition, "2028-06-20", Mode.MANUAL, null))
                .map(item -> new ProviderTask(
                        bean(Ids.class).next(owner.id().value(), now()),
                        owner.id(),
                        item.id().value(),
                        Action.EXTEND,
                        item.life().expiresAt(),
                        null))
                .toList();
        transaction()
                .executeWithoutResult(status ->
                        bean(ProviderTasks.class).queue(bean(Accounts.class).bucketOf(owner.id()), tasks, now()));
    }

    private List<String> triesOf(String name) {
        return jdbc().sql("select state || ' ' || attempts from provider_task where subscription_id like ? || '-%'")
                .param(name)
                .query(String.class)
                .list();
    }

    private int tries(String name) {
        return jdbc().sql("select sum(attempts) from provider_task where subscription_id like ? || '-%'")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
