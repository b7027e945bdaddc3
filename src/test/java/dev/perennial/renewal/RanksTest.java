package dev.perennial.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 9: the customer's rank decides who is renewed when money is short. */
class RanksTest extends Scene {
    @Test
    void rule9WithoutRanksTheEarliestExpirationIsPaidFirstAndARankTurnsItRound() {
        var plain = account("plain", "499.00");
        twoThatOneCanBePaidOf("plain", plain);
        var ranked = account("ranked", "499.00");
        twoThatOneCanBePaidOf("ranked", ranked);
        var answer = bean(Ranks.class).set(id("ranked-younger"), Optional.of(1), customer(ranked.id()), now());
        assertThat(answer).isInstanceOf(Done.class);

        runTo(at("2026-03-11 09:00"));

        assertThat(attempts("plain-older")).containsExactly("RENEWED");
        assertThat(attempts("plain-younger")).containsExactly("INSUFFICIENT_BALANCE");
        assertThat(attempts("ranked-older")).containsExactly("INSUFFICIENT_BALANCE");
        assertThat(attempts("ranked-younger")).containsExactly("RENEWED");
    }

    @Test
    void rule9TheLowerRankGoesFirstAndNoneComesLast() {
        startAt(at("2026-03-02 09:00"));
        var account = account("three", "600.00");
        for (var name : new String[] {"a", "b", "c"}) {
            item(name, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        }
        var wanted = new LinkedHashMap<Subscription.Id, Optional<Integer>>();
        wanted.put(id("c"), Optional.of(2));
        wanted.put(id("b"), Optional.of(7));
        bean(Ranks.class).set(wanted, customer(account.id()), now());

        runTo(at("2026-03-11 09:00"));

        assertThat(attempts("c")).containsExactly("RENEWED");
        assertThat(attempts("b")).containsExactly("RENEWED");
        assertThat(attempts("a")).containsExactly("INSUFFICIENT_BALANCE");
    }

    @Test
    void aRankWakesNothingChangesNothingElseAndIsTold() {
        startAt(at("2026-03-02 09:00"));
        var account = account("quiet", "0.00");
        item("waits", account, "dms", "standard", "2026-03-11", Mode.AUTO, "P1M");
        runTo(at("2026-03-02 10:00"));
        catchUp(at("2026-03-03 08:30"));
        var before = item("waits");
        assertThat(before.due().waitsFor()).isEqualTo("INSUFFICIENT_BALANCE");

        bean(Ranks.class).set(id("waits"), Optional.of(3), customer(account.id()), now());
        var after = item("waits");
        assertThat(after.item().rank()).isEqualTo(3);
        assertThat(after.due()).isEqualTo(before.due());
        assertThat(after.life()).isEqualTo(before.life());
        assertThat(after.plan()).isEqualTo(before.plan());

        bean(Ranks.class).set(id("waits"), Optional.of(3), customer(account.id()), now());
        bean(Ranks.class).set(id("waits"), Optional.empty(), customer(account.id()), now());
        assertThat(item("waits").item().rank()).isNull();
        assertThat(told(account, "waits")).containsExactly(Map.of("rank", "3"), Map.of());
    }

    @Test
    void whatCannotHaveARankIsRefusedByNameAndTheOthersGetTheirs() {
        startAt(at("2026-03-02 09:00"));
        var account = account("mixed", "0.00");
        var other = account(besides(account), "0.00");
        item("fine", account, "dms", "standard", "2026-05-20", Mode.MANUAL, null);
        item("far", account, "dms", "standard", "2026-05-20", Mode.MANUAL, null);
        item("gone", account, "dms", "standard", "2026-01-20", Mode.MANUAL, null);
        item("theirs", other, "dms", "standard", "2026-05-20", Mode.MANUAL, null);
        catchUp(at("2026-03-02 09:30"));
        var wanted = new LinkedHashMap<Subscription.Id, Optional<Integer>>();
        wanted.put(id("fine"), Optional.of(RankRule.LAST));
        wanted.put(id("far"), Optional.of(RankRule.LAST + 1));
        wanted.put(id("gone"), Optional.of(1));
        wanted.put(id("theirs"), Optional.of(1));
        wanted.put(id("nothing"), Optional.of(1));

        var answers = bean(Ranks.class).set(wanted, customer(account.id()), now());

        assertThat(answers.keySet()).containsExactlyElementsOf(wanted.keySet());
        assertThat(answers.get(id("fine"))).isInstanceOf(Done.class);
        assertThat(answers.get(id("far")))
                .isEqualTo(Outcome.refused(RenewalRefusal.INVALID_RANK, Map.of("rank", "1000001", "last", "1000000")));
        assertThat(answers.get(id("gone"))).isEqualTo(Outcome.refused(OrderRefusal.RELEASED));
        assertThat(answers.get(id("theirs"))).isEqualTo(Outcome.refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND));
        assertThat(answers.get(id("nothing"))).isEqualTo(Outcome.refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND));
        assertThat(item("fine").item().rank()).isEqualTo(RankRule.LAST);
        assertThat(item("far").item().rank()).isNull();
        assertThat(item("theirs").item().rank()).isNull();
        assertThat(told(account, "gone")).isEmpty();
    }

    @Test
    void aRankIsReadAsPeopleWriteIt() {
        assertThat(RankRule.read(" 12 ")).isEqualTo(Outcome.done(Optional.of(12)));
        assertThat(RankRule.read("  ")).isEqualTo(Outcome.done(Optional.empty()));
        for (var nonsense : new String[] {"-1", "1.5", "first", "99999999999999999999", "１"}) {
            assertThat(RankRule.read(nonsense)).as(nonsense).isInstanceOf(Refused.class);
        }
    }

    /** Another account of the same bucket. */
    private String besides(Account account) {
        var accounts = bean(Accounts.class);
        return IntStream.range(0, 10_000)
                .mapToObj(n -> "other-" + n)
                .filter(name -> accounts.bucketOf(new Account.Id(name)) == accounts.bucketOf(account.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Both fall due the same morning; the balance is enough for one. */
    private void twoThatOneCanBePaidOf(String name, Account account) {
        item(name + "-older", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        item(name + "-younger", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
    }

    private List<Map<String, String>> told(Account account, String item) {
        int bucket = bean(Accounts.class).bucketOf(account.id());
        return bean(Journal.class).of(bucket, item).stream()
                .filter(row -> row.kind() == JournalEntry.Kind.RANKED)
                .map(JournalEntry::facts)
                .toList();
    }

    private static Subscription.Id id(String id) {
        return new Subscription.Id(id);
    }
}
