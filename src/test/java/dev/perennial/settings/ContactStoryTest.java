package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Part;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.settings.ContactSettings.Typed;
import dev.perennial.user.Role;
import dev.perennial.user.UserRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Rule 30: several contacts, each address verified by a code, and nothing but a code sent to any other. */
class ContactStoryTest extends Scene {
    private final ContactSettings settings = bean(ContactSettings.class);

    @Test
    void anAddressIsTheirsWhenItsCodeCameBackAndNothingElseGoesThereBefore() {
        var pine = owned("pine");
        var mei = add(pine, typed("Lin Mei", "mei@example.com", "+86 138 0013 8000"));
        assertThat(told(pine, NoticeKind.CONTACT_CODE))
                .containsExactlyInAnyOrder("EMAIL mei@example.com", "SMS +8613800138000");
        tell(pine, NoticeKind.EXPIRING);
        assertThat(told(pine, NoticeKind.EXPIRING)).containsExactly("CONSOLE pine", "EMAIL pine@example.com");

        verify(pine, mei, Channel.EMAIL, code(mei, Channel.EMAIL)).orThrow();
        tell(pine, NoticeKind.SUSPENDED);
        assertThat(told(pine, NoticeKind.SUSPENDED))
                .containsExactlyInAnyOrder("CONSOLE pine", "EMAIL pine@example.com", "EMAIL mei@example.com");
        assertThat(kinds("pine")).containsExactly("CONTACT_ADDED", "CONTACT_VERIFIED");
    }

    @Test
    void theOldAddressIsUsedUntilTheNewOneIsVerified() {
        var oak = owned("oak");
        var first = first(oak);
        settings.change(oak.id(), first.id(), typed("Oak", "new@example.com", ""), owner(oak), now())
                .orThrow();
        assertThat(first(oak).email().orElseThrow().value()).isEqualTo("oak@example.com");
        verify(oak, first.id(), Channel.EMAIL, code(first.id(), Channel.EMAIL)).orThrow();
        assertThat(first(oak).email().orElseThrow().value()).isEqualTo("new@example.com");
        assertThat(first(oak).isReachable()).isTrue();
    }

    @Test
    void aCodeIsTriedAFewTimesForTenMinutesAndIsKeptNowhereAfterwards() {
        var elm = owned("elm");
        var mei = add(elm, typed("Lin Mei", "mei@example.com", ""));
        var code = code(mei, Channel.EMAIL);
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int left = 4; left >= 0; left--) {
            assertThat(verify(elm, mei, Channel.EMAIL, wrong))
                    .isEqualTo(refused(ContactRefusal.CODE_WRONG, Map.of("left", String.valueOf(left))));
        }
        assertThat(verify(elm, mei, Channel.EMAIL, code)).isEqualTo(refused(ContactRefusal.CODE_WORN_OUT));

        settings.sendCode(elm.id(), mei, Channel.EMAIL, owner(elm), now()).orThrow();
        var second = code(mei, Channel.EMAIL);
        assertThat(settings.verify(
                        elm.id(), mei, Channel.EMAIL, second, owner(elm), now().plus(Duration.ofMinutes(10))))
                .isEqualTo(refused(ContactRefusal.CODE_EXPIRED));
        assertThat(everywhere(code)).as("the one before is forgotten").isZero();
        assertThat(everywhere(second)).as("it waits to be sent").isOne();
        bean(CodeErrand.class).run(bucket(elm), now().plus(Duration.ofMinutes(10)));
        assertThat(everywhere(second)).as("too old to be sent").isZero();
        assertThat(verify(elm, mei, Channel.EMAIL, second).orThrow().isReachable())
                .as("typed in time it counts all the same")
                .isTrue();
        assertThat(verify(elm, mei, Channel.EMAIL, second)).isEqualTo(refused(ContactRefusal.CODE_NOT_ASKED));
    }

    @Test
    void codesAreFewToOneAddressAndForOneAccount() {
        var ash = owned("ash");
        var mei = add(ash, typed("Lin Mei", "mei@example.com", ""));
        for (int n = 0; n < 4; n++) {
            settings.sendCode(ash.id(), mei, Channel.EMAIL, owner(ash), now()).orThrow();
        }
        assertThat(settings.sendCode(ash.id(), mei, Channel.EMAIL, owner(ash), now()))
                .isEqualTo(refused(ContactRefusal.TOO_MANY_CODES));
        for (int n = 0; n < 15; n++) {
            add(ash, typed("N" + n, "n" + n + "@example.com", ""));
        }
        assertThat(settings.add(ash.id(), typed("More", "more@example.com", ""), owner(ash), now()))
                .isEqualTo(refused(ContactRefusal.TOO_MANY_CODES));
        var later = now().plus(Duration.ofMinutes(61));
        for (int n = 15; n < 18; n++) {
            settings.add(ash.id(), typed("N" + n, "n" + n + "@example.com", ""), owner(ash), later)
                    .orThrow();
        }
        assertThat(settings.add(ash.id(), typed("More", "more@example.com", ""), owner(ash), later))
                .isEqualTo(refused(ContactRefusal.TOO_MANY_CONTACTS, Map.of("most", "20")));
    }

    @Test
    void somebodyRemainsWhoCanBeReached() {
        var fir = owned("fir");
        var first = first(fir).id();
        var mei = add(fir, typed("Lin Mei", "mei@example.com", ""));
        assertThat(settings.remove(fir.id(), first, owner(fir), now())).isEqualTo(refused(ContactRefusal.LAST_CONTACT));
        assertThat(settings.change(fir.id(), first, typed("Fir", "", "+8613800138000"), owner(fir), now()))
                .isEqualTo(refused(ContactRefusal.LAST_CONTACT));
        verify(fir, mei, Channel.EMAIL, code(mei, Channel.EMAIL)).orThrow();
        settings.move(fir.id(), mei, true, owner(fir), now()).orThrow();
        assertThat(first(fir).id()).isEqualTo(mei);
        settings.remove(fir.id(), first, owner(fir), now()).orThrow();
        assertThat(settings.of(fir.id())).singleElement().satisfies(card -> {
            assertThat(card.contact().id()).isEqualTo(mei);
            assertThat(card.contact().rank()).isZero();
        });
        assertThat(told(fir, NoticeKind.CONTACTS_CHANGED)).contains("EMAIL fir@example.com");
    }

    @Test
    void anAddressThatFailedCountsAgainOnceItIsVerifiedAgain() {
        var yew = owned("yew");
        var first = first(yew).id();
        jdbc().sql("update contact set email_failed_at = created_at where contact_id = ?")
                .param(first)
                .update();
        assertThat(first(yew).isReachable()).isFalse();
        settings.sendCode(yew.id(), first, Channel.EMAIL, owner(yew), now()).orThrow();
        verify(yew, first, Channel.EMAIL, code(first, Channel.EMAIL)).orThrow();
        assertThat(first(yew).isReachable()).isTrue();
    }

    @Test
    void onlyOwnersChangeWhoIsTold() {
        var box = owned("box");
        user("box.payer", Role.PAYER, box);
        assertThat(settings.add(box.id(), typed("N", "n@example.com", ""), Actor.customer("box.payer", "box"), now()))
                .isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
        assertThat(settings.remove(box.id(), UUID.randomUUID(), owner(box), now()))
                .isEqualTo(refused(ContactRefusal.CONTACT_NOT_FOUND));
    }

    /** With an owner, and one contact that is reached by e-mail only. */
    private Account owned(String name) {
        var account = account(name, "0.00");
        user(name + ".owner", Role.OWNER, account);
        jdbc().sql("update contact set phone = null, phone_verified_at = null where account_id = ?")
                .param(name)
                .update();
        return account;
    }

    private int bucket(Account account) {
        return bean(Accounts.class).bucketOf(account.id());
    }

    private static Actor owner(Account account) {
        return Actor.customer(account.id().value() + ".owner", account.id().value());
    }

    private static Typed typed(String name, String email, String phone) {
        return new Typed(name, Set.of(Part.BILLING), email, phone, "", "", "", "");
    }

    private UUID add(Account account, Typed typed) {
        return settings.add(account.id(), typed, owner(account), now())
                .orThrow()
                .id();
    }

    private Outcome<Contact> verify(Account account, UUID contact, Channel channel, String code) {
        return settings.verify(account.id(), contact, channel, code, owner(account), now());
    }

    private Contact first(Account account) {
        return bean(Contacts.class).of(bucket(account), account.id()).getFirst();
    }

    private void tell(Account account, NoticeKind kind) {
        Instant now = now();
        bean(TransactionTemplate.class)
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(
                                bucket(account),
                                List.of(new Telling(account.id(), kind, null, now, Map.of())),
                                Map.of(account.id(), account),
                                now));
    }

    private List<String> told(Account account, NoticeKind kind) {
        return bean(Notices.class).of(bucket(account), account.id()).stream()
                .filter(notice -> notice.kind() == kind)
                .map(notice -> notice.channel() + " " + notice.recipient())
                .sorted()
                .toList();
    }

    /** As it waits to be sent. */
    private String code(UUID contact, Channel channel) {
        return jdbc().sql("""
            select facts ->> 'code' from notice_item
            where contact_id = ? and channel = ? and kind = 'CONTACT_CODE' and facts <> '{}'\
            """)
                .params(contact, channel.name())
                .query(String.class)
                .single();
    }

    /** In how many rows of notices and of the journal it stands. */
    private int everywhere(String code) {
        return jdbc().sql("""
            select (select count(*) from notice_item where facts ->> 'code' = :code)
              + (select count(*) from journal where facts::text like '%' || :code || '%')\
            """).param("code", code).query(Integer.class).single();
    }

    private List<String> kinds(String account) {
        return jdbc().sql("select kind from journal where account_id = ? and kind like 'CONTACT%' order by journal_id")
                .param(account)
                .query(String.class)
                .list();
    }
}
