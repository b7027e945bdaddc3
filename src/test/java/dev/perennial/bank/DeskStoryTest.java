package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.bank.BankEntry.State;
import dev.perennial.bank.BankEntry.Why;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rule 27: orders paid by transfer, what an operator settles, and that everything happens once. */
class DeskStoryTest extends BankScene {
    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void rule27_exactlyTheAmountOfAnOrderPaysIt() {
        var order = order("exact", "10.00");
        var lacks = order.price().minus(cny("10.00"));
        imported("exact.xml", camt("E1", in("E1", lacks.decimal(), ofOrder(order))));
        assertThat(state(order)).isEqualTo(Order.State.PAID);
        assertThat(item("item-exact").life().expiresAt()).isEqualTo(day("2027-06-01"));
        assertThat(entry("E1").state()).isEqualTo(State.CREDITED);
        assertThat(notices("exact")).contains("TOP_UP_RECEIVED").doesNotContain("TRANSFER_KEPT");
    }

    @Test
    void rule27_tooLittleAndTooMuchStayInTheBalanceAndAreTold() {
        var little = order("little", "0.00");
        imported("little.xml", camt("L1", in("L1", "1.00", ofOrder(little))));
        assertThat(state(little)).isEqualTo(Order.State.UNPAID);
        assertThat(kept("little"))
                .isEqualTo("TRANSFER_TOO_LITTLE "
                        + little.price().minus(cny("1.00")).decimal());
        var much = order("much", "0.00");
        imported("much.xml", camt("M1", in("M1", much.price().plus(cny("1.00")).decimal(), ofOrder(much))));
        assertThat(state(much)).isEqualTo(Order.State.UNPAID);
        assertThat(kept("much")).isEqualTo("TRANSFER_TOO_MUCH ");
        var lapsed = order("lapsed", "0.00");
        var reference = ofOrder(lapsed);
        bean(Orders.class).cancel(lapsed.id(), customerOf(lapsed.id()), now()).orThrow();
        imported("lapsed.xml", camt("P1", in("P1", lapsed.price().decimal(), reference)));
        assertThat(kept("lapsed")).isEqualTo("ORDER_NOT_UNPAID ");
    }

    @Test
    void rule4_moneyFromTheBankWakesWhatWaits() {
        var waits = account("waits", "0.00");
        item("item-waits", waits, "mail", "standard", "2026-03-05", Mode.AUTO, "P1Y");
        bean(Clockwork.class).work(now(), done -> {});
        assertThat(attempts("item-waits")).containsExactly("INSUFFICIENT_BALANCE");
        var settled = imported(
                "waits.xml", camt("W1", in("W1", "5000.00", reference(waits).value())));
        assertThat(settled.settled().accounts()).contains(waits.id());
        bean(Clockwork.class).workOn(waits.id(), now());
        assertThat(attempts("item-waits")).containsExactly("INSUFFICIENT_BALANCE", "RENEWED");
    }

    @Test
    void rule27_anOperatorSettlesOnceWithAReason() {
        var acme = account("acme", "0.00");
        imported("desk.xml", camt("D1", in("D1", "20.00", "hello"), in("D2", "30.00", "account acme")));
        var desk = bean(Desk.class);
        var second = entry("D2");
        assertThat(why(desk.caseOf(second))).containsExactly("acme [ACCOUNT_ID]");
        assertThat(desk.credit(second.id(), new Account.Id("nobody"), Optional.empty(), FINANCE, because("x"), now()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(desk.credit(second.id(), acme.id(), Optional.empty(), FINANCE, because("they rang"), now())
                        .orThrow()
                        .state())
                .isEqualTo(State.CREDITED);
        assertThat(wallet(acme).balance()).isEqualTo(cny("30.00"));
        assertThat(desk.credit(second.id(), acme.id(), Optional.empty(), FINANCE, because("again"), now()))
                .isEqualTo(Outcome.refused(BankRefusal.ENTRY_SETTLED));
        var first = entry("D1");
        assertThat(desk.takeBack(first.id(), second.id(), FINANCE, because("x"), now()))
                .isEqualTo(Outcome.refused(BankRefusal.ENTRY_OTHER_DIRECTION));
        assertThat(desk.ignore(first.id(), FINANCE, because("not ours"), now())
                        .orThrow()
                        .state())
                .isEqualTo(State.IGNORED);
        assertThat(desk.ignore(first.id(), FINANCE, because("x"), now()))
                .isEqualTo(Outcome.refused(BankRefusal.ENTRY_SETTLED));
        assertThat(desk.acts(second.id())).extracting(DeskAct::reason).containsExactly("they rang");
        assertThat(jdbc().sql("select facts ->> 'reason' from journal where kind = 'TOPPED_UP' and account_id = 'acme'")
                        .query(String.class)
                        .single())
                .isEqualTo("they rang");
    }

    @Test
    void rule27_whatTheBankTakesBackIsTakenBackOrWaitsWithItsDeficit() {
        var spent = account("spent", "0.00");
        imported("s1.xml", camt("S1", in("S1", "100.00", reference(spent).value())));
        jdbc().sql("update wallet set held_minor = 9000 where account_id = 'spent'")
                .update();
        jdbc().sql("""
            insert into hold select bucket, account_id, gen_random_uuid(), 'kept', null, 9000, imported_at
            from wallet cross join lateral (select max(imported_at) as imported_at from bank_entry) x
            where account_id = 'spent'\
            """).update();
        imported("s2.xml", camt("S2", reversal("S2", "100.00", "S1")));
        var back = entry("S2");
        assertThat(back.atDesk()).contains(Why.ORIGINAL_UNKNOWN);
        var original = entry("S1");
        var desk = bean(Desk.class);
        assertThat(why(desk.caseOf(back))).containsExactly("spent [SAME_AMOUNT]");
        assertThat(desk.takeBack(back.id(), original.id(), FINANCE, because("the bank rang"), now()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(entry("S2").atDesk()).contains(Why.DEFICIT);
        assertThat(entry("S2").deficit()).contains(cny("90.00"));
        jdbc().sql("delete from hold where account_id = 'spent'").update();
        jdbc().sql("update wallet set held_minor = 0 where account_id = 'spent'")
                .update();
        assertThat(desk.takeBack(back.id(), original.id(), FINANCE, because("now it can be"), now())
                        .orThrow()
                        .state())
                .isEqualTo(State.TAKEN_BACK);
        assertThat(wallet(spent).balance()).isEqualTo(cny("0.00"));
        imported("s3.xml", camt("S3", reversal("S3", "100.00", "S1")));
        assertThat(desk.takeBack(entry("S3").id(), original.id(), FINANCE, because("twice"), now()))
                .isEqualTo(Outcome.refused(BankRefusal.ORIGINAL_TAKEN_BACK));
        assertThat(notices("spent")).contains("TRANSFER_TAKEN_BACK");
    }

    @Test
    void rule27_whatWasInterruptedIsFinishedOnce() {
        var cut = account("cut", "0.00");
        imported("cut.xml", camt("C1", in("C1", "40.00", reference(cut).value())));
        // As if the process had died after the account had its money, before the entry said so.
        jdbc().sql("""
            update bank_entry set state = 'CREDITING', moved_by = null, settled_at = null
            where servicer_reference = 'C1'\
            """).update();
        var entry = entry("C1");
        int bucket = bean(Buckets.class).of(entry.bankAccount());
        assertThat(bean(SettlementErrand.class).run(bucket, now())).isOne();
        assertThat(entry("C1").state()).isEqualTo(State.CREDITED);
        assertThat(bean(SettlementErrand.class).run(bucket, now())).isZero();
        // As if it had died before anything was looked at.
        imported("cut2.xml", camt("C2", in("C2", "2.00", "x")));
        jdbc().sql("""
            update bank_entry set state = 'NEW', desk_because = null, message = ? where servicer_reference = 'C2'\
            """).params(reference(cut).value()).update();
        jdbc().sql("update statement_file set ended_at = null where name = 'cut2.xml'")
                .update();
        assertThat(bean(SettlementErrand.class).run(bucket, now())).isEqualTo(2);
        assertThat(wallet(cut).balance()).isEqualTo(cny("42.00"));
        var again = imported("cut2.xml", camt("C2", in("C2", "2.00", "x")));
        assertThat(again.again()).isFalse();
        assertThat(again.file().endedAt()).isPresent();
        assertThat(wallet(cut).balance()).isEqualTo(cny("42.00"));
    }

    @Test
    void rule27_aBadFileLeavesNothing() {
        var many = new StringBuilder();
        for (int n = 0; n < 1200; n++) {
            many.append(in("BAD-" + n, "1.00", "x"));
        }
        var bad = camt("BAD", many + "<Ntry><Amt Ccy=\"CNY\">oops</Amt></Ntry>");
        assertThat(load(file("bad.xml", bad))).isInstanceOf(Outcome.Refused.class);
        assertThat(jdbc().sql("select count(*) from bank_entry where servicer_reference like 'BAD-%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc().sql("select count(*) from statement_file where name = 'bad.xml'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rule27_anotherBanksStatementIsCreditedToNobodyByItself() {
        var other = account("other", "0.00");
        var foreign = camt("F1", in("F1", "70.00", reference(other).value())).replace("571900000010902", "DE00111");
        imported("foreign.xml", foreign);
        assertThat(entry("F1").atDesk()).contains(Why.WRONG_BANK_ACCOUNT);
        assertThat(wallet(other).balance()).isEqualTo(cny("0.00"));
    }

    private static String reversal(String key, String amount, String of) {
        return entry(key, amount, "DBIT", "<RvslInd>true</RvslInd>", "reversal of " + of);
    }

    private Order order(String name, String balance) {
        var account = account(name, balance);
        item("item-" + name, account, "mail", "standard", "2026-06-01", Mode.MANUAL, null);
        return bean(Orders.class)
                .place(
                        List.of(new Wish(new Subscription.Id("item-" + name), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
    }

    private String ofOrder(Order order) {
        return bean(Remittances.class)
                .ofOrder(order.id(), customer(order.account()), now())
                .orThrow()
                .grouped();
    }

    private Order.State state(Order order) {
        return bean(Orders.class).find(order.id()).orElseThrow().state();
    }

    private List<String> notices(String account) {
        return jdbc().sql("select distinct kind from notice where account_id = ?")
                .params(account)
                .query(String.class)
                .list();
    }

    private String kept(String account) {
        return jdbc().sql("""
            select (facts ->> 'code') || ' ' || coalesce(facts ->> 'missing', '') from notice_item
            join notice using (bucket, notice_id, kind, channel)
            where account_id = ? and kind = 'TRANSFER_KEPT' and channel = 'EMAIL'\
            """).params(account).query(String.class).single();
    }
}
