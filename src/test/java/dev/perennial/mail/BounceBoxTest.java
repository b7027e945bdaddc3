package dev.perennial.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perennial.mail.Returned.Fate;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Receipts;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What came back is read from a real mailbox and told of the message it names; and nothing else is. */
class BounceBoxTest {
    private static final GreenMail SERVER = new GreenMail(ServerSetup.IMAP.dynamicPort());
    private static final UUID OTHER = UUID.fromString("0199f0a1-7c3e-7abc-8000-00000000002b");

    private static GreenMailUser mailbox;

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void start() {
        SERVER.start();
        mailbox = SERVER.setUser("bounces@mail.example.com", "bounces", "secret");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void clear() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    private static BounceSettings settings(String... more) {
        var values = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", "" + SERVER.getImap().getPort(),
                "security", "none",
                "username", "bounces",
                "password", "secret"));
        for (var setting : more) {
            var parts = setting.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return new BounceSettings(new Settings(BounceSettings.PREFIX, key -> values.getOrDefault(key, "")));
    }

    private static BounceBox box(Receipts receipts, String... more) {
        return new BounceBox(settings(more), new ReportReader(Mails.TAGS), () -> receipts, true, Mails.PUBLIC);
    }

    private Receipts listening() {
        return new Receipts() {
            @Override
            public void delivered(Channel channel, UUID message, String said, Instant now) {
                told.add("delivered " + channel + " " + message + " " + said);
            }

            @Override
            public void bounced(Channel channel, UUID message, String said, Instant now) {
                told.add("bounced " + channel + " " + message + " " + said);
            }
        };
    }

    private Map<Fate, Integer> read(String... mails) throws MessagingException {
        for (var mail : mails) deliver(mail);
        return box(listening()).read(Mails.NOW);
    }

    private static void deliver(String mail) throws MessagingException {
        var bytes = mail.getBytes(StandardCharsets.UTF_8);
        mailbox.deliver(
                new MimeMessage(Session.getInstance(new java.util.Properties()), new ByteArrayInputStream(bytes)));
    }

    @Test
    void everyServerSaysItInItsOwnWay() throws Exception {
        var found = read(
                Reports.postfix(Mails.ID, "failed", "5.1.1", "smtp; 550 5.1.1 <ada@example.org>: no such user"),
                Reports.exim(Mails.ID),
                Reports.oldExim(Mails.ID),
                Reports.exchange(Mails.ID),
                Reports.gmail(Mails.ID));
        assertThat(found).isEqualTo(Map.of(Fate.BOUNCED, 5));
        var bounced = "bounced EMAIL " + Mails.ID + " ";
        assertThat(told)
                .containsExactly(
                        bounced + "550 5.1.1 <ada@example.org>: no such user",
                        bounced + "failed 5.0.0",
                        bounced + "could not be delivered",
                        bounced + "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address"
                                + " lookup",
                        bounced + "The recipient server did not accept our requests to connect.");
        assertThat(read()).as("read once").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, BOUNCED",
        "Failed (mailbox closed), 5.2.1, BOUNCED",
        "failed, 4.4.7, BOUNCED",
        "failed, 2.0.0, OTHER",
        "delayed, 4.4.1, DELAYED",
        "delivered, 2.0.0, DELIVERED",
        "relayed, 2.1.9, DELIVERED",
        "delivered, 5.1.1, OTHER",
        "exploded, 5.1.1, BOUNCED",
        "exploded, 4.1.1, DELAYED",
        "exploded, all well, OTHER",
    })
    void actionAndStatusSayWhatBecameOfIt(String action, String status, Fate fate) throws Exception {
        assertThat(read(Reports.postfix(Mails.ID, action, status, "smtp; so it is")))
                .isEqualTo(Map.of(fate, 1));
        var said = " EMAIL " + Mails.ID + " so it is";
        var expected = switch (fate) {
            case BOUNCED -> List.of("bounced" + said);
            case DELIVERED -> List.of("delivered" + said);
            default -> List.<String>of();
        };
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void whatNobodyOfOursWasSentHarmsNobody() throws Exception {
        var tag = Mails.TAGS.of(Mails.ID);
        var good = Reports.postfix(Mails.ID, "failed", "5.1.1", "smtp; 550 no");
        var otherId = Mails.TAGS.of(OTHER).split("\\.")[0] + "." + tag.split("\\.")[1];
        read(
                good.replace(tag, tag.split("\\.")[0] + ".000000000000"),
                good.replace(tag, otherId),
                good.replace(tag, tag.substring(0, tag.length() - 1)),
                good.replace(tag, tag + "0"),
                good.replace(tag, Mails.ID.toString()),
                Reports.outOfOffice(Mails.ID));
        assertThat(told).isEmpty();
        read(good.replace(tag, tag.toUpperCase(java.util.Locale.ROOT)));
        assertThat(told).as("a server may change case").hasSize(1);
    }

    @Test
    void junkOfEveryKindIsReadOverAndMarked() throws Exception {
        var good = Reports.postfix(Mails.ID, "failed", "5.1.1", "smtp; 550 no");
        var head = "From: x@example.org\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n";
        var found = read(
                "",
                "\r\n\r\n",
                "From: spam@example.org\r\nSubject: Buy!\r\n\r\nAction: failed\r\n",
                head,
                head + "--b\r\nContent-Type: message/delivery-status\r\n\r\n",
                head + "--b\r\nContent-Type: message/delivery-status\r\n\r\n\u0000\u0001\r\n\r\nStatus\r\n: 5\r\n--b--",
                head + "--b\r\nContent-Type: ;;;=\r\nContent-Transfer-Encoding: nonsense\r\n\r\nx\r\n--b--",
                head + "--b\r\n\r\n".repeat(40_000),
                "From: x@example.org\r\nContent-Type: multipart/report\r\n\r\nno boundary",
                nested(2_000),
                "From: x@example.org\r\n" + "X-Long: ".concat("y".repeat(2_000_000)) + "\r\n\r\nz",
                good);
        assertThat(found).isEqualTo(Map.of(Fate.OTHER, 11, Fate.BOUNCED, 1));
        assertThat(told).hasSize(1);
        assertThat(SERVER.getReceivedMessages()).allMatch(mail -> isSet(mail, Flag.SEEN));
    }

    private static String nested(int depth) {
        var mail = new StringBuilder("From: x@example.org\r\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return mail.append("Content-Type: message/delivery-status\r\n\r\nA: b\r\n\r\nAction: failed\r\n")
                .toString();
    }

    @Test
    void ofAHugeReportTheBeginningIsEnough() throws Exception {
        var report = Reports.postfix(Mails.ID, "failed", "5.3.4", "smtp; 552 5.3.4 too large");
        var huge =
                report.replace("Subject: Your mailbox", "X: " + ("y".repeat(70) + "\r\n ").repeat(70_000) + "\r\nS: ");
        assertThat(huge.length()).isGreaterThan(4_000_000);
        assertThat(read(huge)).isEqualTo(Map.of(Fate.BOUNCED, 1));
    }

    @Test
    void whatCannotBeToldIsReadAgainAfterAnOutageAndFlaggedAfterABug() throws Exception {
        deliver(Reports.gmail(Mails.ID));
        deliver(Reports.gmail(OTHER));
        var away = new DataAccessResourceFailureException("away");
        assertThatThrownBy(() -> box(failing(away)).read(Mails.NOW)).isSameAs(away);
        assertThat(SERVER.getReceivedMessages()).noneMatch(mail -> isSet(mail, Flag.SEEN));

        box(failing(new IllegalStateException("a bug"))).read(Mails.NOW);
        assertThat(SERVER.getReceivedMessages()).hasSize(2).allMatch(mail -> isSet(mail, Flag.FLAGGED));
        assertThat(read()).isEmpty();
    }

    private static boolean isSet(MimeMessage mail, Flag flag) {
        try {
            return mail.isSet(flag);
        } catch (MessagingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Receipts failing(RuntimeException with) {
        return new Receipts() {
            @Override
            public void delivered(Channel channel, UUID message, String said, Instant now) {
                throw with;
            }

            @Override
            public void bounced(Channel channel, UUID message, String said, Instant now) {
                throw with;
            }
        };
    }

    @Test
    void aMailboxThatIsAwayOrClosedToUsIsSaid() {
        assertThatThrownBy(() -> box(listening(), "password=wrong").read(Mails.NOW))
                .isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> box(listening(), "folder=None").read(Mails.NOW))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("None");
        assertThatThrownBy(() -> box(listening(), "port=1").read(Mails.NOW)).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password= | perennial.mail.bounces.password is missing",
                "host= | perennial.mail.bounces.host is missing",
                "host=imap.example.com | perennial.mail.bounces.security is none",
            })
    void aWrongSettingIsSaidAtTheStart(String setting, String sentence) {
        assertThatThrownBy(() -> settings(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
        assertThat(new BounceSettings(new Settings("", key -> "")).isComplete()).isFalse();
    }
}
