package dev.perennial.admin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Messages;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.ResendRefusal;
import dev.perennial.notice.Resends;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operators' outbox: what did not arrive is found, its proof is read, and it goes again with a reason. */
class OutboxPagesTest extends Stuck {
    private final Browse operator = new Browse(port(), "en");
    private final Browse chinese = new Browse(port(), "zh-CN");
    private final Browse support = new Browse(port(), "en");
    private final Browse auditor = new Browse(port(), "en");
    private Account pine;

    @BeforeAll
    void open() {
        user("operator", Role.OPERATOR, null);
        user("support", Role.SUPPORT, null);
        user("auditor", Role.AUDITOR, null);
        operator.signIn("operator", PASSWORD);
        chinese.signIn("operator", PASSWORD);
        support.signIn("support", PASSWORD);
        auditor.signIn("auditor", PASSWORD);
        pine = account("pine", "0.00");
    }

    @Test
    void whatDidNotArriveIsFoundAndGoesAgainWithAReason() {
        var parked = message(pine, NoticeKind.PAYOUT_REFUSED, Channel.EMAIL, "PARKED", "451 try later <b>");
        assertThat(auditor.get("/admin").body()).containsPattern("Outbox <span class=\"count num\">\\d+</span>");
        assertThat(support.get("/admin/outbox?state=PARKED&account=pine").body())
                .contains("pine@example.com", "451 try later &lt;b&gt;", "Payout refused", "2 tries", "Parked");
        assertThat(chinese.get("/admin/outbox?state=PARKED&channel=EMAIL").body())
                .contains("发件箱", "已搁置", "已尝试 2 次");
        assertThat(support.get("/admin/outbox?state=DELIVERED&account=pine").body())
                .contains("No such message");

        var at = "/admin/outbox/" + parked;
        assertThat(support.get(at).body()).contains("The server could not be reached", "Send again", "Account pine");
        assertThat(auditor.get(at).body()).doesNotContain("Send again");
        assertThat(auditor.post(at + "/resend", Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
        assertThat(support.post(at + "/resend", Map.of("reason", " ")).body()).contains("Say why");
        var other = "01900000-0000-7000-8000-000000000000";
        assertThat(support.post(at + "/resend", Map.of("reason", "x", "contact", other))
                        .body())
                .contains("no confirmed address");
        var again = support.post(at + "/resend", Map.of("reason", "the server was mended"));
        assertThat(again.body()).contains("It goes out again").doesNotContain("name=\"reason\"");
        assertThat(again.uri().getPath()).isEqualTo(at);
        assertThat(operator.get("/admin/journal?kind=MESSAGE_RESENT&account=pine")
                        .body())
                .contains("the server was mended", "pine@example.com", "support");
    }

    @Test
    void allParkedOnesOfAChannelGoAgainAtOnce() {
        var oak = account("oak", "0.00");
        var ids = List.of(
                message(oak, NoticeKind.LOW_BALANCE, Channel.SMS, "PARKED", "down"),
                message(oak, NoticeKind.SUSPENDED, Channel.SMS, "PARKED", "down"));
        assertThat(support.post("/admin/outbox/resend", Map.of("channel", "SMS", "reason", ""))
                        .body())
                .contains("Say why", "2 parked messages of this channel");
        assertThat(support.post("/admin/outbox/resend", Map.of("channel", "SMS", "reason", "gateway is back"))
                        .body())
                .contains("2 sent again");
        assertThat(support.post("/admin/outbox/resend", Map.of("channel", "SMS", "reason", "gateway is back"))
                        .body())
                .contains("Nothing was sent again");
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                bean(Messages.class).find(id).orElseThrow().state())
                        .isEqualTo(State.QUEUED));
        runTo(now().plusSeconds(3600));
        assertThat(ids).allSatisfy(id -> {
            var sent = bean(Messages.class).find(id).orElseThrow();
            assertThat(sent.state()).isEqualTo(State.SENT);
            assertThat(sent.body()).isPresent();
        });
    }

    @Test
    void somebodyElseIsToldInAMessageOfTheirOwnAndOnce() {
        var ash = account("ash", "0.00");
        var item = item("ash-db", ash, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var about = new Telling.About("ash-db", "dms", item.life().expiresAt(), 30);
        var stuck = message(ash, NoticeKind.EXPIRING, Channel.EMAIL, "FAILED", "550", about);
        var other = UUID.randomUUID();
        jdbc().sql("""
            insert into contact (bucket, account_id, contact_id, name, rank, parts, email, email_verified_at, created_at)
            values (?, 'ash', ?, 'Deputy', 1, '{OWNER}', 'deputy@example.com', now(), now())\
            """).params(bucket(ash), other).update();
        var why = new Reason("asked for it by phone");
        var who = Actor.operator("li");
        var again = bean(Resends.class).resend(stuck, other, why, who, now()).orThrow();
        assertThat(again).isNotEqualTo(stuck);
        assertThat(bean(Resends.class).resend(stuck, other, why, who, now()))
                .isEqualTo(Outcome.refused(ResendRefusal.MESSAGE_SENT_AGAIN));
        runTo(now().plusSeconds(3600));
        var proof = bean(Messages.class).proof(bean(Messages.class).find(again).orElseThrow());
        assertThat(proof.message().state()).isEqualTo(State.SENT);
        assertThat(proof.message().recipient()).isEqualTo("deputy@example.com");
        assertThat(proof.told()).hasSize(1);
        assertThat(proof.message().body().orElseThrow()).contains("ash-db");
        assertThat(operator.get("/admin/outbox/" + stuck).body())
                .contains("Due", "on its day", "Followed by", "E-mail · deputy@example.com", ">Sent<")
                .doesNotContain("Withdrawn");
        jdbc().sql("update notice set late = true where message_id = ?")
                .param(again)
                .update();
        jdbc().sql("""
            update notice_item i set withdrawn_because = 'RENEWED' from notice n
            where n.bucket = i.bucket and n.notice_id = i.notice_id and n.message_id = ?\
            """).param(again).update();
        assertThat(operator.get("/admin/outbox/" + again).body())
                .contains("told late, and said so", "Sent instead of", "E-mail · ash@example.com", "Not delivered")
                .contains("Withdrawn", "renewed before it went");
    }

    @Test
    void whatArrivedWaitsOrCarriesASecretDoesNotGoAgain() {
        var fir = account("fir", "0.00");
        assertThat(again(message(fir, NoticeKind.LOW_BALANCE, Channel.EMAIL, "QUEUED", null)))
                .isEqualTo(Outcome.refused(ResendRefusal.MESSAGE_NOT_STUCK));
        assertThat(again(message(fir, NoticeKind.RENEWED, Channel.EMAIL, "DELIVERED", "250")))
                .isEqualTo(Outcome.refused(ResendRefusal.MESSAGE_NOT_STUCK));
        var secret = message(fir, NoticeKind.REFUNDED, Channel.EMAIL, "FAILED", "550");
        jdbc().sql("update notice set kind = 'CONTACT_CODE' where message_id = ?")
                .param(secret)
                .update();
        assertThat(again(secret)).isEqualTo(Outcome.refused(ResendRefusal.MESSAGE_WAS_SECRET));
    }

    @Test
    void nonsenseIsNotFoundAndPagesGoOn() {
        assertThat(operator.get("/admin/outbox/nonsense").statusCode()).isEqualTo(404);
        assertThat(operator.get("/admin/outbox?state=x&channel=y&before=z&account=%00")
                        .statusCode())
                .isEqualTo(200);
        var elm = account("elm", "0.00");
        for (int n = 0; n < 51; n++) {
            message(elm, NoticeKind.LOW_BALANCE, Channel.EMAIL, "SENT", "250 ok");
        }
        var first = operator.get("/admin/outbox?account=elm").body();
        var older =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(operator.get(older).body()).contains("elm@example.com").doesNotContain("rel=\"next\"");
    }

    private Outcome<UUID> again(UUID message) {
        return bean(Resends.class).resend(message, null, new Reason("mended"), Actor.operator("li"), now());
    }
}
