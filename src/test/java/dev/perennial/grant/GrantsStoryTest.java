package dev.perennial.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the vendor gives: balance, credit lines, coupons, time; and what each brings about (rules 4, 20, 26). */
class GrantsStoryTest extends Scene {
    private static final Actor OPERATOR = Actor.operator("wang");
    private static final Reason REASON = new Reason("outage of the first of March");

    @AfterEach
    void theLawsHold() {
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void grantedBalanceWakesWhatWaitsForMoney() {
        var account = account("waits", "0.00");
        waiting("waits-item", account);

        bean(Grants.class)
                .balance(account.id(), "900.00", "", REASON, OPERATOR, now())
                .orThrow();
        bean(Clockwork.class).workOn(account.id(), now());

        assertThat(attempts("waits-item")).contains("INSUFFICIENT_BALANCE").endsWith("RENEWED");
        assertThat(told(account)).contains(NoticeKind.GRANTED);
    }

    @Test
    void aCreditLineWakesTooAndNeverGoesBelowWhatIsUsedOfIt() {
        var account = account("credit", "0.00");
        waiting("credit-item", account);

        bean(Grants.class)
                .creditLine(account.id(), "900.00", "", REASON, OPERATOR, now())
                .orThrow();
        bean(Clockwork.class).workOn(account.id(), now());

        assertThat(attempts("credit-item")).contains("INSUFFICIENT_BALANCE").endsWith("RENEWED");
        assertThat(wallet(account).balance().isNegative()).isTrue();
        assertThat(refusal(bean(Grants.class).creditLine(account.id(), "0.00", "", REASON, OPERATOR, now())))
                .isEqualTo(GrantRefusal.CREDIT_LINE_IN_USE);
        assertThat(refusal(bean(Grants.class).creditLine(account.id(), "900.00", "", REASON, OPERATOR, now())))
                .isEqualTo(GrantRefusal.CREDIT_LINE_UNCHANGED);
    }

    @Test
    void aCouponWakesTooAndPaysWithinItsScope() {
        var account = account("coupon", "0.00");
        waiting("coupon-item", account);
        var wish = new CouponWish(
                Coupon.Kind.CASH, "sorry", "900.00", "", "", Set.of("dms"), LocalDate.parse("2026-12-31"));

        bean(Grants.class)
                .coupon(account.id(), wish, "", REASON, OPERATOR, now())
                .orThrow();
        bean(Clockwork.class).workOn(account.id(), now());

        assertThat(attempts("coupon-item")).contains("INSUFFICIENT_BALANCE").endsWith("RENEWED");
        var held = bean(Coupons.class).of(bean(Accounts.class).bucketOf(account.id()), account.id());
        assertThat(held.getFirst().validUntil()).isEqualTo(day("2027-01-01"));
        assertThat(refusal(bean(Grants.class).coupon(account.id(), wish, "", REASON, OPERATOR, now())))
                .isEqualTo(GrantRefusal.COUPON_NAME_TAKEN);
    }

    @Test
    void muchIsGivenOnlyWhenItWasTypedTwice() {
        var account = account("much", "0.00");
        var grants = bean(Grants.class);
        assertThat(refusal(grants.balance(account.id(), "1000.01", "", REASON, OPERATOR, now())))
                .isEqualTo(GrantRefusal.GRANT_TO_BE_TYPED_AGAIN);
        assertThat(refusal(grants.balance(account.id(), "1000.01", "1000.10", REASON, OPERATOR, now())))
                .isEqualTo(GrantRefusal.GRANT_TO_BE_TYPED_AGAIN);
        grants.balance(account.id(), "1000.01", "1000.01", REASON, OPERATOR, now())
                .orThrow();
        assertThat(wallet(account).balance()).isEqualTo(cny("1000.01"));
        assertThat(refusal(grants.balance(account.id(), "-5.00", "", REASON, OPERATOR, now())))
                .isEqualTo(GrantRefusal.GRANT_AMOUNT_INVALID);
    }

    @Test
    void aRunningItemLastsLongerAndItsNextTermFollowsTheGrantedOne() {
        var account = account("runs", "5000.00");
        item("runs-item", account, "mail", "standard", "2026-06-10", Mode.MANUAL, null);
        var gift = extend("runs-item", Extension.ofDays(20)).orThrow();
        assertThat(gift.endsAt()).isEqualTo(day("2026-06-30"));
        var paid = bean(Orders.class)
                .buyNow(
                        List.of(new Wish(new Subscription.Id("runs-item"), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
        assertThat(paid.lines().getFirst().term().start()).isEqualTo(day("2026-06-30"));
        assertThat(bean(Subscriptions.class).terms(item("runs-item")))
                .extracting(term -> term.grantedBecause())
                .containsExactly("imported", REASON.text(), null);
    }

    @Test
    void aStoppedItemServesAgainFromNowOn() {
        var account = account("stopped", "0.00");
        item("stopped-item", account, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        runTo(later("2026-03-22 10:00"));
        assertThat(item("stopped-item").life().phase()).isEqualTo(Phase.SUSPENDED);

        extend("stopped-item", Extension.until(LocalDate.parse("2026-04-15"))).orThrow();

        var item = item("stopped-item");
        assertThat(item.life().phase()).isEqualTo(Phase.ACTIVE);
        assertThat(item.life().expiresAt()).isEqualTo(day("2026-04-15"));
        assertThat(bean(Subscriptions.class).terms(item).getLast().term().start())
                .isEqualTo(now());
        int bucket = bean(Accounts.class).bucketOf(account.id());
        assertThat(bean(ProviderTasks.class).carryDue(bucket, now())).isEqualTo(2);
    }

    @Test
    void anAutomaticItemIsChargedForTheGrantedEndInstead() {
        var account = account("auto", "5000.00");
        item("auto-item", account, "dms", "standard", "2026-05-20", Mode.AUTO, "P1M");
        extend("auto-item", Extension.ofDays(30)).orThrow();
        assertThat(item("auto-item").due().tryAt()).isEqualTo(at("2026-06-10 08:00"));
    }

    @Test
    void whatCannotBeExtendedIsRefusedByName() {
        var account = account("refused", "5000.00");
        item("refused-mail", account, "mail", "standard", "2026-06-10", Mode.MANUAL, null);
        item("refused-domain", account, "domain", "com", "2026-06-10", Mode.MANUAL, null);
        assertThat(refusal(extend("refused-domain", Extension.ofDays(3))))
                .isEqualTo(GrantRefusal.EXTENSION_NEEDS_PROVIDER);
        assertThat(refusal(extend("refused-mail", Extension.ofDays(0)))).isEqualTo(GrantRefusal.EXTENSION_DAYS_INVALID);
        assertThat(refusal(extend("refused-mail", Extension.until(LocalDate.parse("2026-06-10")))))
                .isEqualTo(GrantRefusal.EXTENSION_DAY_INVALID);
        assertThat(refusal(extend("nothing", Extension.ofDays(3)))).isEqualTo(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        bean(Orders.class)
                .place(
                        List.of(new Wish(new Subscription.Id("refused-mail"), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
        assertThat(refusal(extend("refused-mail", Extension.ofDays(3)))).isEqualTo(OrderRefusal.ORDER_IN_PROGRESS);
    }

    private void waiting(String id, Account account) {
        var first = now().atZone(SHANGHAI).toLocalDate().plusDays(12);
        item(id, account, "dms", "standard", first.toString(), Mode.AUTO, "P1M");
        runTo(now().plusSeconds(4 * 86_400L));
        assertThat(attempts(id)).contains("INSUFFICIENT_BALANCE");
    }

    private Instant later(String dateAndTime) {
        var wanted = at(dateAndTime);
        return wanted.isAfter(now()) ? wanted : now();
    }

    private Outcome<Gift> extend(String id, Extension wish) {
        return bean(Extensions.class).extend(new Subscription.Id(id), wish, REASON, OPERATOR, now());
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts) ? why : outcome;
    }

    private List<NoticeKind> told(Account account) {
        return bean(Notices.class).of(bean(Accounts.class).bucketOf(account.id()), account.id()).stream()
                .map(notice -> notice.kind())
                .toList();
    }
}
