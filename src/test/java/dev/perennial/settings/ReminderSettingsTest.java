package dev.perennial.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.ReminderDays.Day;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Source;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.user.UserRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mail is reminded of 30, 15, 7, 3 and 1 days before. It is 2 March. */
class ReminderSettingsTest extends Scene {
    private final ReminderSettings settings = bean(ReminderSettings.class);

    @Test
    void rule30AddedDaysComeBesideThePromisedOnes() {
        var oak = owned("oak");
        item("oak-mail", oak, "mail", "standard", "2026-04-20", Mode.MANUAL, null);
        item("oak-dms", oak, "dms", "standard", "2026-04-20", Mode.MANUAL, null);
        add(oak, "*", 40);
        add(oak, "mail", 10);
        runTo(at("2026-04-19 10:00"));
        assertThat(told("oak-mail")).containsExactly("40", "30", "15", "10", "7", "3", "1");
        assertThat(told("oak-dms")).containsExactly("40", "30", "15", "7", "3", "1");
    }

    @Test
    void rule24ADayAddedTooLateIsToldOnceAndLateAndOneToldBeforeIsNotToldAgain() {
        var elm = owned("elm");
        item("elm-mail", elm, "mail", "standard", "2026-06-20", Mode.MANUAL, null);
        runTo(day("2026-05-30"));
        assertThat(told("elm-mail")).containsExactly("30");
        add(elm, "mail", 60);
        add(elm, "*", 25);
        runTo(now().plusSeconds(3600));
        assertThat(told("elm-mail")).containsExactlyInAnyOrder("30", "60 late", "25 late");
        remove(elm, "mail", 60);
        add(elm, "mail", 60);
        remove(elm, "*", 25);
        runTo(at("2026-06-19 10:00"));
        assertThat(told("elm-mail")).containsExactlyInAnyOrder("30", "60 late", "25 late", "15", "7", "3", "1");
    }

    @Test
    void whatNobodyWasPromisedIsNotOwed() {
        var fir = owned("fir");
        item("fir-mail", fir, "mail", "standard", "2026-07-10", Mode.MANUAL, null);
        add(fir, "mail", 365);
        runTo(now().plusSeconds(86_400));
        assertThat(told("fir-mail")).as("it has been here since 2 March only").isEmpty();

        item("fir-gone", fir, "mail", "standard", "2026-03-10", Mode.MANUAL, null);
        runTo(day("2026-03-12"));
        add(fir, "mail", 5);
        runTo(day("2026-03-14"));
        assertThat(told("fir-gone"))
                .as("nobody is warned of an expiration that is over")
                .containsExactly("3", "1");
    }

    @Test
    void rule8AnItemNotToBeRenewedIsRemindedOfOnceAndTheRestWhenItIsAgain() {
        var ash = owned("ash");
        item("ash-mail", ash, "mail", "standard", "2026-10-20", Mode.NONE, null);
        add(ash, "mail", 20);
        runTo(day("2026-10-10"));
        assertThat(told("ash-mail")).isEmpty();
        var id = new Subscription.Id("ash-mail");
        bean(Renewals.class)
                .setMode(id, Mode.MANUAL, null, customer(ash.id()), now())
                .orThrow();
        runTo(now().plusSeconds(3600));
        assertThat(told("ash-mail")).containsExactlyInAnyOrder("30 late", "20 late", "15 late");
        bean(Renewals.class)
                .setMode(id, Mode.NONE, null, customer(ash.id()), now())
                .orThrow();
        bean(Renewals.class)
                .setMode(id, Mode.MANUAL, null, customer(ash.id()), now())
                .orThrow();
        runTo(at("2026-10-19 10:00"));
        assertThat(told("ash-mail")).containsExactlyInAnyOrder("30 late", "20 late", "15 late", "7", "3", "1");
    }

    @Test
    void whatCannotBeIsRefused() {
        var yew = owned("yew");
        user("yew.payer", Role.PAYER, yew);
        var owner = Actor.customer("yew.owner", "yew");
        var payer = Actor.customer("yew.payer", "yew");
        assertThat(settings.add(yew.id(), new Day("*", 5), payer, now()))
                .isEqualTo(Outcome.refused(UserRefusal.NOT_AN_OWNER));
        assertThat(settings.add(yew.id(), new Day("moon", 5), owner, now()))
                .isEqualTo(Outcome.refused(ReminderRefusal.REMINDER_PRODUCT_UNKNOWN, Map.of("product", "moon")));
        for (int days : List.of(0, -3, 366)) {
            assertThat(settings.add(yew.id(), new Day("*", days), owner, now()))
                    .isEqualTo(Outcome.refused(ReminderRefusal.REMINDER_DAYS_INVALID, Map.of("max", "365")));
        }
        assertThat(settings.add(yew.id(), new Day("mail", 30), owner, now()))
                .isEqualTo(Outcome.refused(ReminderRefusal.REMINDER_PROMISED, Map.of("days", "30")));
        assertThat(settings.remove(yew.id(), new Day("mail", 30), owner, now()))
                .isEqualTo(Outcome.refused(ReminderRefusal.REMINDER_DAY_UNKNOWN, Map.of("days", "30")));
        for (int days = 40; days < 50; days++) {
            add(yew, "*", days);
        }
        assertThat(settings.add(yew.id(), new Day("mail", 45), owner, now()))
                .isEqualTo(Outcome.refused(ReminderRefusal.REMINDER_PROMISED, Map.of("days", "45")));
        assertThat(settings.add(yew.id(), new Day("*", 50), owner, now()))
                .isEqualTo(Outcome.refused(ReminderRefusal.REMINDER_DAYS_TOO_MANY, Map.of("max", "10")));
        assertThat(jdbc().sql("select count(*) from journal where account_id = 'yew' and kind = 'REMINDER_DAY_ADDED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void rule24APolicyThatNamesMoreDaysTellsWhatItMissesOnce() {
        var may = owned("may");
        item("may-mail", may, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        runTo(day("2026-11-25"));
        assertThat(told("may-mail")).containsExactly("30");
        var shipped = Catalogs.shipped();
        bean(Catalogs.class)
                .load(
                        shipped.stream()
                                .map(file -> new Source(
                                        file.file(),
                                        new String(file.bytes(), StandardCharsets.UTF_8)
                                                .replace("reminderDays: [30, 15,", "reminderDays: [45, 30, 27, 15,")
                                                .getBytes(StandardCharsets.UTF_8)))
                                .toList(),
                        now());
        runTo(now().plusSeconds(3600));
        assertThat(told("may-mail")).containsExactlyInAnyOrder("30", "45 late", "27 late");
        bean(Catalogs.class).load(shipped, now());
        runTo(at("2026-12-19 10:00"));
        assertThat(told("may-mail")).containsExactlyInAnyOrder("30", "45 late", "27 late", "15", "7", "3", "1");
    }

    private Account owned(String name) {
        startAt(at("2026-03-02 09:00"));
        var account = account(name, "0.00");
        user(name + ".owner", Role.OWNER, account);
        return account;
    }

    private void add(Account account, String product, int days) {
        settings.add(account.id(), new Day(product, days), owner(account), now())
                .orThrow();
    }

    private void remove(Account account, String product, int days) {
        settings.remove(account.id(), new Day(product, days), owner(account), now())
                .orThrow();
    }

    private static Actor owner(Account account) {
        return Actor.customer(account.id().value() + ".owner", account.id().value());
    }

    /** How many days before, of the reminders of its expiration that were told by e-mail, in the order told. */
    private List<String> told(String item) {
        return jdbc().sql("""
            select i.occasion || case when n.day > (i.expiration at time zone 'Asia/Shanghai')::date - i.occasion
                then ' late' else '' end
            from notice_item i join notice n using (bucket, notice_id)
            where i.subscription_id = ? and i.kind = 'EXPIRING' and i.channel = 'EMAIL' order by i.item_id\
            """).param(item).query(String.class).list();
    }
}
