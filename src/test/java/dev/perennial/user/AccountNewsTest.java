package dev.perennial.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.user.SignIn.Origin;
import dev.perennial.user.SignIn.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 32, of the account itself: its owners are told who comes in, and how. */
class AccountNewsTest extends Scene {
    private static final Origin FIREFOX = Origin.of("192.0.2.1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    private static final Origin EDGE = Origin.of("192.0.2.7", "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Edg/140");

    private final Users users = bean(Users.class);
    private final Passwords passwords = bean(Passwords.class);
    private final SignIns signIns = bean(SignIns.class);

    @Test
    void aBrowserNotSeenForLongIsToldOnceAndTheFirstNotAtAll() {
        var pine = account("pine", "0.00");
        var user = user("pine.owner", Role.OWNER, pine);
        var day = now();
        signIns.letIn(user, Way.PASSWORD, FIREFOX, "one", day, now());
        signIns.letIn(user, Way.PASSWORD, FIREFOX, "two", day.plusSeconds(60), now());
        assertThat(told(pine, NoticeKind.SIGNED_IN_ANEW)).isEmpty();

        signIns.letIn(user, Way.PASSKEY, EDGE, "three", day.plusSeconds(120), now());
        signIns.letIn(user, Way.PASSKEY, EDGE, "four", day.plusSeconds(180), now());
        var news = told(pine, NoticeKind.SIGNED_IN_ANEW);
        assertThat(news).extracting(Notice::channel).containsExactlyInAnyOrder(Channel.EMAIL, Channel.CONSOLE);
        assertThat(news.getFirst().facts())
                .containsEntry("login", "pine.owner")
                .containsEntry("address", "192.0.2.7")
                .containsEntry("browser", "Edge, Windows")
                .containsEntry("way", "PASSKEY")
                .containsEntry("at", now().toString());
        assertThat(items(pine, NoticeKind.SIGNED_IN_ANEW)).isEqualTo(2);

        signIns.letIn(user, Way.PASSWORD, FIREFOX, "five", day.plus(Duration.ofDays(80)), now());
        assertThat(items(pine, NoticeKind.SIGNED_IN_ANEW)).isEqualTo(2);
        Instant later = day.plus(Duration.ofDays(91));
        signIns.letIn(user, Way.PASSWORD, EDGE, "six", later, now());
        assertThat(items(pine, NoticeKind.SIGNED_IN_ANEW)).isEqualTo(4);
    }

    @Test
    void changesOfUsersAndTheirPasswordsAreToldWithTheChange() {
        var fir = account("fir", "0.00");
        user("fir.owner", Role.OWNER, fir);
        var payer = user("fir.payer", Role.PAYER, fir);
        assertThat(bean(Notices.class).of(bucket(fir), fir.id())).isEmpty();
        var owner = Actor.customer("fir.owner", "fir");

        users.rename("fir.payer", "Another", owner, now()).orThrow();
        assertThat(told(fir, NoticeKind.USERS_CHANGED)).isEmpty();
        users.setRole("fir.payer", Role.VIEWER, owner, now()).orThrow();
        assertThat(told(fir, NoticeKind.USERS_CHANGED).getFirst().facts())
                .containsEntry("what", "USER_ROLE_SET")
                .containsEntry("login", "fir.payer")
                .containsEntry("role", "VIEWER")
                .containsEntry("by", "fir.owner")
                .doesNotContainKey("address");

        passwords.change(PASSWORD, "a fresh long one", "", payer.actor(), now()).orThrow();
        var changed = told(fir, NoticeKind.PASSWORD_CHANGED).getFirst().facts();
        assertThat(changed).containsEntry("login", "fir.payer");
        assertThat(changed.toString()).doesNotContain("fresh long");
        var made = passwords.reset("fir.payer", owner, now()).orThrow();
        assertThat(told(fir, NoticeKind.PASSWORD_CHANGED).getFirst().facts())
                .containsEntry("what", "USER_PASSWORD_RESET");
        assertThat(told(fir, NoticeKind.PASSWORD_CHANGED).toString()).doesNotContain(made.text());
        assertThat(told(fir, NoticeKind.USERS_CHANGED)).hasSize(2);
    }

    @Test
    void operatorsHaveNoAccountAndTheirNamesAreTheVendorsOwn() {
        var wang = user("wang.op", Role.OPERATOR, null);
        signIns.letIn(wang, Way.PASSWORD, FIREFOX, "op1", now(), now());
        signIns.letIn(wang, Way.PASSWORD, EDGE, "op2", now(), now());
        passwords.set("wang.op", "another long one", Actor.COMMAND_LINE, now()).orThrow();
        assertThat(jdbc().sql("select count(*) from notice_item where facts::text like '%wang.op%'")
                        .query(Long.class)
                        .single())
                .isZero();

        var oak = account("oak", "0.00");
        user("oak.owner", Role.OWNER, oak);
        user("oak.payer", Role.PAYER, oak);
        users.disable("oak.payer", Actor.operator("wang.op"), now()).orThrow();
        assertThat(told(oak, NoticeKind.USERS_CHANGED).getFirst().facts())
                .containsEntry("by_kind", "OPERATOR")
                .containsEntry("by", "");
    }

    private int bucket(Account account) {
        return bean(Accounts.class).bucketOf(account.id());
    }

    private List<Notice> told(Account account, NoticeKind kind) {
        return bean(Notices.class).of(bucket(account), account.id()).stream()
                .filter(notice -> notice.kind() == kind)
                .toList();
    }

    private long items(Account account, NoticeKind kind) {
        return jdbc().sql("""
            select count(*) from notice_item i join notice n using (bucket, notice_id)
            where n.account_id = ? and n.kind = ?\
            """)
                .params(account.id().value(), kind.name())
                .query(Long.class)
                .single();
    }
}
