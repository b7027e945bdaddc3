package dev.perennial.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import dev.perennial.notice.Written;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** What a sandbox sends stays in it, and is read there: by an account its own, by operators all of it. */
class MailboxTest extends Scene {
    private static final String LETTER =
            "<!doctype html><html><head><title>T</title></head><body style=\"color:#111\">Renew it</body></html>";

    private GenericApplicationContext context;
    private Browse owner;
    private Browse operator;
    private Account lotus;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        context = fresh;
    }

    @BeforeAll
    void open() {
        lotus = account("lotus", "100.00");
        user("owner", Role.OWNER, lotus);
        user("stranger", Role.OWNER, account("heron", "1.00"));
        user("operator", Role.OPERATOR, null);
        owner = new Browse(port(), "en").signIn("owner", PASSWORD);
        operator = new Browse(port(), "en").signIn("operator", PASSWORD);
    }

    @Test
    void whatComesTwiceIsKeptOnce() {
        var parcel = letter(message(Channel.EMAIL, "li@example.com"), "li@example.com", "Kept once");
        var first = (Answer.Taken) carrier(Channel.EMAIL).carry(parcel);
        var again = (Answer.Taken) carrier(Channel.EMAIL).carry(parcel);

        assertThat(again.reference()).isEqualTo(first.reference());
        assertThat(again.said()).contains("known already");
        assertThat(rows(parcel.message())).isEqualTo(1);
        assertThat(owner.get("/mailbox/" + parcel.message()).body()).contains("2 times, with the same id");
    }

    @Test
    void itIsOnInASandboxWithoutRealCarriers() {
        assertThat(carrier(Channel.EMAIL).isOn()).isTrue();
        assertThat(carrier(Channel.SMS).isOn()).isTrue();
    }

    @Test
    void anAddressOfNobodyIsRefusedForGood() {
        var parcel = letter(message(Channel.EMAIL, "nobody@example.com"), "nobody@example.com", "Lost");

        assertThat(carrier(Channel.EMAIL).carry(parcel))
                .isInstanceOfSatisfying(
                        Answer.Never.class,
                        never -> assertThat(never.addressFails()).isTrue());
        assertThat(rows(parcel.message())).isZero();
    }

    @Test
    void aLetterShowsInAFrameThatRunsNothing() {
        var parcel = letter(message(Channel.EMAIL, "wang@example.com"), "wang@example.com", "In a frame");
        carrier(Channel.EMAIL).carry(parcel);
        var path = "/mailbox/" + parcel.message();

        assertThat(owner.get(path).body()).contains("<iframe", path + "/html", "sandbox=\"allow-popups");
        var letter = owner.get(path + "/html");
        assertThat(letter.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).contains("default-src 'none'", "; sandbox allow-popups "));
        assertThat(letter.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(letter.body()).contains("<head><base target=\"_blank\">", "Renew it");
        assertThat(owner.get(path + "?as=text").body())
                .contains("Renew it, in plain text")
                .doesNotContain("<iframe");
    }

    @Test
    void eachAccountReadsItsOwnAndOperatorsAll() {
        var parcel = letter(message(Channel.EMAIL, "chen@example.com"), "chen@example.com", "Of lotus alone");
        carrier(Channel.EMAIL).carry(parcel);
        var stranger = new Browse(port(), "zh").signIn("stranger", PASSWORD);

        assertThat(owner.get("/mailbox?to=CHEN").body()).contains("Of lotus alone");
        assertThat(owner.get("/mailbox?to=somebody+else").body()).contains("Nothing was sent to anybody like that");
        assertThat(operator.get("/mailbox?channel=EMAIL").body()).contains("Of lotus alone");
        assertThat(operator.get("/mailbox?channel=SMS&to=chen").body()).doesNotContain("Of lotus alone");
        assertThat(stranger.get("/mailbox").body()).contains("还没有发送任何消息").doesNotContain("Of lotus alone");
        assertThat(stranger.get("/mailbox/" + parcel.message()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/mailbox/" + parcel.message() + "/html").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shortMessagesStandAsTheyCameToThePhone() {
        var first = message(Channel.SMS, "+8613900000001");
        var second = message(Channel.SMS, "+8613900000001");
        var sms = carrier(Channel.SMS);
        sms.carry(sms(first, "The first one"));
        sms.carry(sms(second, "The second one"));

        assertThat(owner.get("/mailbox/" + second).body())
                .containsSubsequence("class=\"bubbles\"", "The first one", "class=\"this\"", "The second one");
        assertThat(owner.get("/mailbox/" + second + "/html").statusCode()).isEqualTo(404);
    }

    @Test
    void inABrowserTheLetterShowsInItsOwnColoursOnEveryScreen() {
        var parcel = letter(message(Channel.EMAIL, "zhao@example.com"), "zhao@example.com", "In colours");
        carrier(Channel.EMAIL).carry(parcel);
        var sms = message(Channel.SMS, "+8613900000001");
        carrier(Channel.SMS).carry(sms(sms, "Look: http://localhost:1/go/x"));
        try (var browser = Chromium.open()) {
            for (int width : new int[] {1280, 390}) {
                var server = "http://localhost:" + port();
                var visitor = browser.signedIn(
                        server, "owner", PASSWORD, width == 390 ? "zh-CN" : "en", width, ColorScheme.DARK);
                var page = visitor.newPage();
                page.navigate(server + "/mailbox/" + parcel.message());
                var text = page.frameLocator("iframe").getByText("Renew it");
                text.waitFor();
                assertThat(text.evaluate("element => getComputedStyle(element).color"))
                        .isEqualTo("rgb(17, 17, 17)");
                assertThat(Chromium.overflow(page)).isLessThanOrEqualTo(0);
                for (var path : List.of("/mailbox", "/mailbox/" + sms, "/mailbox/" + parcel.message() + "?as=text")) {
                    page.navigate(server + path);
                    assertThat(Chromium.violations(page)).as(path).isEmpty();
                    assertThat(Chromium.overflow(page)).as(path).isLessThanOrEqualTo(0);
                }
                visitor.close();
            }
        }
    }

    private MailboxCarrier carrier(Channel channel) {
        var name = channel == Channel.EMAIL ? "mailboxOfEmails" : "mailboxOfShortMessages";
        return context.getBean(name, MailboxCarrier.class);
    }

    private static Parcel letter(UUID message, String to, String subject) {
        var written = new Written(subject, "Renew it, in plain text", LETTER);
        return new Parcel(message, Channel.EMAIL, to, "Chen", Locale.ENGLISH, written, Optional.empty());
    }

    private static Parcel sms(UUID message, String text) {
        var written = new Written("", text, "");
        return new Parcel(message, Channel.SMS, "+8613900000001", "", Locale.ENGLISH, written, Optional.empty());
    }

    private int rows(UUID message) {
        return jdbc().sql("select count(*) from mailbox_message where message_id = ?")
                .param(message)
                .query(Integer.class)
                .single();
    }

    private UUID message(Channel channel, String to) {
        var id = bean(Ids.class).next("lotus", now());
        int bucket = bean(Buckets.class).of(id);
        jdbc().sql("""
            insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at,
              due_at, attempts, state)
            values (?, ?, 'lotus', ?, ?, ?, 'en', ?, ?, 0, 'QUEUED')
            """)
                .params(
                        bucket,
                        id,
                        UUID.randomUUID(),
                        channel.name(),
                        to,
                        now().atOffset(ZoneOffset.UTC),
                        now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
