package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.settings.AccountSettings.Settings;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.user.UserRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an owner sets for the whole account, and what another zone does to what is sold (rule 16). */
class AccountSettingsTest extends Scene {
    private final AccountSettings settings = bean(AccountSettings.class);

    @Test
    void anOwnerChangesNameLanguageAndZoneAndOneRowSaysWhat() {
        var pine = owned("pine");
        var owner = Actor.customer("pine.owner", "pine");
        settings.change(pine.id(), new Settings(" 松 ", Locale.SIMPLIFIED_CHINESE, "Europe/Berlin"), owner, now())
                .orThrow();
        var changed = bean(Accounts.class).find(pine.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("松");
        assertThat(changed.language().getLanguage()).isEqualTo("zh");
        assertThat(changed.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(changed.email()).isEqualTo(Optional.of("pine@example.com"));
        assertThat(facts("pine"))
                .containsExactly("{\"name\": \"松\", \"zone\": \"Europe/Berlin\", \"language\": \"zh\"}");
        settings.change(pine.id(), new Settings("松", Locale.SIMPLIFIED_CHINESE, "Europe/Berlin"), owner, now())
                .orThrow();
        assertThat(facts("pine")).as("what changes nothing leaves no trace").hasSize(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        var oak = owned("oak");
        user("oak.payer", Role.PAYER, oak);
        var owner = Actor.customer("oak.owner", "oak");
        var good = new Settings("Oak", Locale.ENGLISH, "Asia/Shanghai");
        assertThat(settings.change(oak.id(), good, Actor.customer("oak.payer", "oak"), now()))
                .isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
        for (var name : List.of(" ", "two\nlines", "x".repeat(101))) {
            assertThat(settings.change(oak.id(), new Settings(name, Locale.ENGLISH, "UTC"), owner, now()))
                    .isEqualTo(refused(SettingsRefusal.ACCOUNT_NAME_INVALID));
        }
        for (var zone : List.of("Mars/Olympus", "", "+08:00")) {
            assertThat(settings.change(oak.id(), new Settings("Oak", Locale.ENGLISH, zone), owner, now()))
                    .isEqualTo(refused(SettingsRefusal.ZONE_UNKNOWN, Map.of("zone", zone)));
        }
        assertThat(facts("oak")).isEmpty();
    }

    @Test
    void rule16WhatIsSoldKeepsItsInstantsAndTheNextTermEndsAtTheNewMidnight() {
        var fir = owned("fir");
        item("fir-mail", fir, "mail", "standard", "2026-06-15", Mode.AUTO, "P1Y");
        topUp(fir, "5000.00");
        var before = item("fir-mail");
        move(fir, "Europe/Berlin");
        var moved = item("fir-mail");
        assertThat(moved.life()).isEqualTo(before.life());
        assertThat(moved.due().tryAt())
                .as("charges are by the platform's zone")
                .isEqualTo(before.due().tryAt());
        assertThat(moved.due().stepAt()).isEqualTo(before.due().stepAt());
        assertThat(moved.due().reminderAt())
                .as("09:00 in Berlin, 30 days before 14 June, when it ends there at 18:00")
                .isEqualTo(Instant.parse("2026-05-15T07:00:00Z"));

        var order = bean(Orders.class)
                .buyNow(
                        List.of(new Wish(new Subscription.Id("fir-mail"), Period.parse("P1Y"))),
                        customer(fir.id()),
                        now())
                .orThrow();
        assertThat(order).isNotNull();
        assertThat(item("fir-mail").life().expiresAt())
                .as("00:00 in Berlin, and nobody gets less than was paid for")
                .isEqualTo(Instant.parse("2027-06-14T22:00:00Z"));
    }

    @Test
    void rule31NoReminderIsToldTwiceAndNoneLeftOutWhereverTheAccountGoes() {
        var elm = owned("elm");
        item("elm-mail", elm, "mail", "standard", "2026-04-20", Mode.MANUAL, null);
        for (var zone : List.of("America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati", "Europe/London")) {
            move(elm, zone);
            runTo(now().plusSeconds(7 * 86_400));
        }
        move(elm, "Asia/Shanghai");
        move(elm, "America/Los_Angeles");
        move(elm, "Asia/Shanghai");
        runTo(day("2026-04-21"));
        assertThat(item("elm-mail").due().reminderAt()).isNotNull();
        assertThat(occasions("elm-mail")).containsExactly(30, 15, 7, 3, 1);
        assertThat(jdbc().sql("select count(*) from subscription where parked_at is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(bean(Notices.class).of(bean(Accounts.class).bucketOf(elm.id()), elm.id()))
                .filteredOn(notice -> notice.kind() == NoticeKind.EXPIRING)
                .as("five, by e-mail, by SMS and in the console")
                .hasSize(15);
    }

    @Test
    void manyItemsMoveTogether() {
        var birch = owned("birch");
        for (int n = 0; n < 3; n++) {
            item("birch-" + n, birch, "mail", "standard", "2026-12-2" + n, Mode.MANUAL, null);
        }
        var before = item("birch-2").due().reminderAt();
        move(birch, "Europe/London");
        assertThat(item("birch-2").due().reminderAt()).isNotEqualTo(before);
        move(birch, "Asia/Shanghai");
        assertThat(item("birch-2").due().reminderAt()).isEqualTo(before);
    }

    private Account owned(String name) {
        var account = account(name, "0.00");
        user(name + ".owner", Role.OWNER, account);
        return account;
    }

    private void move(Account account, String zone) {
        var owner = Actor.customer(account.id().value() + ".owner", account.id().value());
        settings.change(account.id(), new Settings(account.name(), Locale.ENGLISH, zone), owner, now())
                .orThrow();
    }

    /** How many days before, of the reminders of its expiration that were told by e-mail, in the order told. */
    private List<Integer> occasions(String item) {
        return jdbc().sql("""
            select i.occasion from notice_item i join notice n using (notice_id)
            where i.subscription_id = ? and i.kind = 'EXPIRING' and i.channel = 'EMAIL' order by n.due_at\
            """).param(item).query(Integer.class).list();
    }

    private List<String> facts(String account) {
        return jdbc().sql("select facts::text from journal where account_id = ? and kind = 'SETTINGS_CHANGED'")
                .param(account)
                .query(String.class)
                .list();
    }
}
