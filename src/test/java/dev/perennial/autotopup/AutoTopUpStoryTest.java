package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.notice.NoticeKind;
import dev.perennial.subscription.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 3, 4 and 9 where the customer opted in: what is missing is charged first, once, and within the ceiling. */
class AutoTopUpStoryTest extends TillScene {

    @Test
    void whatIsMissingIsChargedExactlyAndTheItemIsRenewed() {
        var account = agreed("exact", "10.00", "1000.00");
        item("exact-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(at("2026-03-11 08:00"));

        assertThat(attempts("exact-1")).containsExactly("AWAITING_TOP_UP", "RENEWED");
        assertThat(till.taken(account)).containsExactly(cny("289.00"));
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertThat(item("exact-1").life().expiresAt()).isEqualTo(day("2026-04-20"));
        assertThat(failures("exact-1")).isEmpty();
        assertThat(told(account, NoticeKind.AUTO_TOPPED_UP))
                .singleElement()
                .satisfies(notice -> assertThat(notice.facts())
                        .containsEntry("amount", "289.00")
                        .containsEntry("used", "289.00")
                        .containsEntry("ceiling", "1000.00")
                        .containsEntry("stop", "/funds/auto-top-up"));
        assertLaws();
    }

    @Test
    void whoHasNotOptedInIsNeverCharged() {
        var account = account("never", "10.00");
        keep(account, "2029-12");
        item("never-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(day("2026-03-20"));
        assertThat(attempts("never-1")).containsOnly("INSUFFICIENT_BALANCE");
        assertThat(till.calls(account)).isEmpty();
        assertThat(failures("never-1")).isNotEmpty().allMatch(facts -> !facts.containsKey("top_up"));
        assertLaws();
    }

    @Test
    void severalItemsAreOneChargeInTheirRanks() {
        var account = agreed("many", "300.00", "2000.00");
        coupon("many-gift", account, "30.00", "2026-12-31", "dms");
        item("many-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        item("many-2", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P2M");
        item("many-3", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(at("2026-03-11 08:00"));

        // 299 + 598 + 299, less 30 by the coupon and 300 that are there.
        assertThat(till.taken(account)).containsExactly(cny("866.00"));
        for (var item : List.of("many-1", "many-2", "many-3")) {
            assertThat(attempts(item)).as(item).endsWith("RENEWED");
        }
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertLaws();
    }

    @Test
    void aDeclinedChargeIsToldWithTheShortfallAndTriedAgainByPolicyUntilItPausesItself() {
        var account = agreed("declined", "10.00", "1000.00");
        item("declined-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.otherwise = () -> Till.Answer.DECLINED;
        runTo(at("2026-03-11 12:00"));

        assertThat(attempts("declined-1")).containsExactly("AWAITING_TOP_UP", "INSUFFICIENT_BALANCE");
        assertThat(failures("declined-1"))
                .singleElement()
                .satisfies(facts -> assertThat(facts)
                        .containsEntry("shortfall", "289.00")
                        .containsEntry("top_up", "TOP_UP_DECLINED")
                        .containsEntry("charge_code", "card_declined")
                        .containsEntry("stop", "/funds/auto-top-up"));
        runTo(at("2026-03-13 12:00"));
        assertThat(till.calls(account)).hasSize(3);
        assertThat(agreement(account).state()).isEqualTo(Agreement.State.PAUSED);
        assertThat(told(account, NoticeKind.AUTO_TOP_UP_PAUSED)).isNotEmpty();

        runTo(at("2026-03-16 12:00"));
        assertThat(till.calls(account)).hasSize(3);
        assertThat(attempts("declined-1")).hasSize(9);
        turnOn(account, "1000.00");
        till.otherwise = () -> Till.Answer.PAID;
        runTo(at("2026-03-17 12:00"));
        assertThat(attempts("declined-1")).endsWith("AWAITING_TOP_UP", "RENEWED");
        assertThat(agreement(account).declines()).isZero();
        assertLaws();
    }

    @Test
    void beyondTheCeilingNothingIsChargedAndTheNoticeSaysSo() {
        var account = agreed("ceiling", "10.00", "500.00");
        item("ceiling-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        item("ceiling-2", account, "dms", "standard", "2026-03-22", Mode.AUTO, "P1M");
        runTo(at("2026-03-14 12:00"));

        assertThat(attempts("ceiling-1")).endsWith("RENEWED");
        assertThat(till.taken(account)).containsExactly(cny("289.00"));
        assertThat(attempts("ceiling-2")).containsOnly("INSUFFICIENT_BALANCE");
        assertThat(failures("ceiling-2"))
                .singleElement()
                .satisfies(facts -> assertThat(facts)
                        .containsEntry("top_up", "CEILING_REACHED")
                        .containsEntry("ceiling", "500.00")
                        .containsEntry("used", "289.00")
                        .containsEntry("missing", "299.00"));
        turnOn(account, "588.00");
        runTo(at("2026-03-15 12:00"));
        assertThat(attempts("ceiling-2")).endsWith("RENEWED");
        assertLaws();
    }

    @Test
    void aCeilingIsForACalendarMonthOfTheAccount() {
        var account = agreed("monthly", "0.00", "299.00");
        item("monthly-1", account, "dms", "standard", "2026-04-09", Mode.AUTO, "P1M");
        item("monthly-2", account, "dms", "standard", "2026-04-10", Mode.AUTO, "P1M");
        runTo(at("2026-04-02 12:00"));
        assertThat(attempts("monthly-1")).endsWith("RENEWED");
        assertThat(attempts("monthly-2")).endsWith("RENEWED");
        assertThat(outcomes(account)).containsExactly("PAID", "PAID");
        assertLaws();
    }

    @Test
    void stoppedBeforeItIsSentAChargeIsNeverMade() {
        var account = agreed("stopped", "10.00", "1000.00");
        item("stopped-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        moveTo(at("2026-03-11 08:00"));
        bean(dev.perennial.renewal.AutoRenewalRun.class).run(bucket(account), now(), new dev.perennial.renewal.Tally());
        assertThat(outcomes(account)).containsExactly("OPEN");

        assertThat(stop(account).isUnderWay()).isFalse();
        catchUp(at("2026-03-11 08:10"));
        assertThat(till.calls(account)).isEmpty();
        assertThat(outcomes(account)).containsExactly("LEFT");
        assertThat(attempts("stopped-1")).containsExactly("AWAITING_TOP_UP", "INSUFFICIENT_BALANCE");
        assertThat(failures("stopped-1")).hasSize(1);
        catchUp(at("2026-03-18 08:10"));
        assertThat(till.calls(account)).isEmpty();
        assertLaws();
    }

    @Test
    void stoppedWhileItIsUnderWayAChargeIsFinished() {
        var account = agreed("midway", "10.00", "1000.00");
        item("midway-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.after = () -> assertThat(stop(account).isUnderWay()).isTrue();
        catchUp(at("2026-03-11 08:00"));
        assertThat(agreement(account).state()).isEqualTo(Agreement.State.OFF);
        assertThat(attempts("midway-1")).endsWith("RENEWED");
        assertThat(outcomes(account)).containsExactly("PAID");
        assertLaws();
    }

    @Test
    void anExpiredOrRemovedMethodIsNoticedBeforeTheCharge() {
        var account = agreed("expired", "10.00", "1000.00");
        keep(account, "2026-02");
        item("expired-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        catchUp(at("2026-03-11 08:00"));
        assertThat(failures("expired-1").getFirst()).containsEntry("top_up", "METHOD_EXPIRED");
        assertThat(till.calls(account)).isEmpty();
        keep(account, "2026-03");
        catchUp(at("2026-03-12 08:00"));
        assertThat(attempts("expired-1")).endsWith("RENEWED");

        bean(AutoTopUps.class)
                .removeMethod(account.id(), customer(account.id()), now())
                .orThrow();
        assertThat(agreement(account).state()).isEqualTo(Agreement.State.OFF);
        assertThat(bean(AutoTopUps.class)
                        .turnOn(
                                account.id(),
                                new AutoTopUps.Consent("1.00", Agreement.TEXT),
                                customer(account.id()),
                                now()))
                .matches(answer ->
                        answer instanceof Refused<?>(var why, var facts) && why == AutoTopUpRefusal.METHOD_MISSING);
        assertLaws();
    }

    @Test
    void theGatewaysSmallestAmountIsChargedWhereLessIsMissing() {
        var account = agreed("least", "298.00", "1000.00");
        item("least-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.least = 4_00;
        catchUp(at("2026-03-11 08:00"));
        assertThat(till.taken(account)).containsExactly(cny("4.00"));
        assertThat(wallet(account).balance()).isEqualTo(cny("3.00"));
        assertLaws();
    }

    @Test
    void consentIsRecorded() {
        var account = account("consent", "0.00");
        keep(account, "2029-12");
        assertThat(bean(AutoTopUps.class)
                        .turnOn(account.id(), new AutoTopUps.Consent("10.00", ""), customer(account.id()), now()))
                .matches(answer ->
                        answer instanceof Refused<?>(var why, var facts) && why == AutoTopUpRefusal.CONSENT_MISSING);
        for (var wrong : List.of("-1.00", "much", "1.001")) {
            assertThat(bean(AutoTopUps.class)
                            .turnOn(
                                    account.id(),
                                    new AutoTopUps.Consent(wrong, Agreement.TEXT),
                                    customer(account.id()),
                                    now()))
                    .as(wrong)
                    .matches(answer -> answer instanceof Refused<?>(var why, var facts)
                            && why == AutoTopUpRefusal.CEILING_INVALID);
        }
        moveTo(now().plus(Duration.ofHours(1)));
        assertThat(turnOn(account, "10.00"))
                .isEqualTo(agreement(account))
                .matches(agreed -> agreed.agreedAt().equals(now())
                        && agreed.agreedBy().equals("the customer")
                        && agreed.text().equals(Agreement.TEXT));
        assertLaws();
    }
}
