package dev.perennial.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perennial.notice.Carrier.Answer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at a real mail server, read back as a mailbox reads it. */
class SmtpCarrierTest {
    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @AfterEach
    void clear() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    private static SmtpCarrier carrier(String... settings) {
        return Mails.carrier(Mails.settings(SERVER.getSmtp().getPort(), settings));
    }

    private static MimeMessage arrived() {
        var all = SERVER.getReceivedMessages();
        assertThat(all).hasSize(1);
        return all[0];
    }

    private static String raw(MimeMessage mail) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void withoutANameOfItsOwnItIsFromTheBrand() throws Exception {
        assertThat(carrier("from-name=").carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Taken.class);
        assertThat(((InternetAddress) arrived().getFrom()[0]).getPersonal()).isEqualTo("Example Cloud");
    }

    @Test
    void aChineseMessageIsReadAsItWasWritten() throws Exception {
        var subject = "【多年生云】您的企业邮箱 mail-1 将于 3 天后到期，请尽快续费，以免影响业务正常收发邮件";
        var parcel = Mails.parcel(Mails.ID, "zhang@例子.cn", "张三", Locale.SIMPLIFIED_CHINESE, subject, Optional.empty());
        assertThat(carrier().carry(parcel)).isInstanceOf(Answer.Taken.class);
        var mail = arrived();
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
        var from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("多年生云");
        assertThat(from.getAddress()).isEqualTo("renewals@example.com");
        var to = (InternetAddress) mail.getRecipients(RecipientType.TO)[0];
        assertThat(to.getPersonal()).isEqualTo("张三");
        assertThat(to.getAddress()).isEqualTo("zhang@xn--fsqu00a.cn");
        var both = (MimeMultipart) mail.getContent();
        assertThat(both.getContentType()).startsWith("multipart/alternative");
        assertThat(both.getCount()).isEqualTo(2);
        assertThat(both.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) both.getBodyPart(0).getContent()).contains("请在 3 月 2 日前续费。");
        assertThat(both.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat((String) both.getBodyPart(1).getContent()).contains("<p>请在 3 月 2 日前续费。</p>");
        assertThat(raw(mail)).matches("\\A\\p{ASCII}*\\z").doesNotContain("Content-Disposition");
        assertThat(raw(mail).lines())
                .allMatch(line -> line.length() <= 78 || line.matches("(Received|Return-Path):.*"));
    }

    @Test
    void itsHeadersSayWhatItIs() throws Exception {
        var carrier = carrier();
        carrier.carry(Mails.to("ada@example.org"));
        carrier.carry(Mails.to("ada@example.org"));
        var all = SERVER.getReceivedMessages();
        assertThat(all).as("a repeat").hasSize(2);
        for (var mail : all) {
            assertThat(mail.getMessageID()).isEqualTo("<" + Mails.TAGS.of(Mails.ID) + "@mail.example.com>");
            assertThat(mail.getHeader("X-Perennial-Message")).containsExactly(Mails.ID.toString());
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
            assertThat(mail.getSentDate()).isEqualTo(Date.from(Mails.NOW));
            assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("help@example.com");
            assertThat(mail.getHeader("Return-Path")[0]).contains("bounces+" + Mails.TAGS.of(Mails.ID) + "@mail");
            assertThat(mail.getHeader("List-Unsubscribe")).isNull();
            assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
            assertThat(mail.getHeader("Content-Language")).containsExactly("en");
        }
    }

    @Test
    void oneClickEndsWhatIsOptional() throws Exception {
        var link = URI.create("https://p.example/unsubscribe?key=a~b_c-d");
        carrier().carry(Mails.parcel(Mails.ID, "ada@example.org", "Ada", Locale.ENGLISH, "News", Optional.of(link)));
        assertThat(arrived().getHeader("List-Unsubscribe")).containsExactly("<" + link + ">");
        assertThat(arrived().getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org>, <eve@example.org",
                "ada@example.org,eve@example.org",
                "ada@example.org RCPT TO:<eve@example.org>",
                "\"ada eve\"@example.org",
                "ada@[127.0.0.1]",
                "Ada <ada@example.org>",
                "ada",
                "@example.org",
                "ada@",
                "ada..b@example.org",
                "阿达@example.org",
            })
    void nothingIsSentToWhatIsNoAddress(String recipient) {
        var answer = carrier().carry(Mails.to(recipient));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Never.class,
                        never -> assertThat(never.addressFails()).isTrue());
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void nobodysNameOrSubjectBeginsAHeader() throws Exception {
        var name = "Ada\r\nBcc: eve@example.org\r\n\r\n<script>";
        var subject = "Hello\nBcc: eve@example.org\r\r\nX-Evil: 1\u2028\u202Egnp.exe";
        carrier().carry(Mails.parcel(Mails.ID, "ada@example.org", name, Locale.ENGLISH, subject, Optional.empty()));
        var mail = arrived();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: eve@example.org X-Evil: 1 gnp.exe");
        assertThat(((InternetAddress) mail.getRecipients(RecipientType.TO)[0]).getPersonal())
                .isEqualTo("Ada Bcc: eve@example.org <script>");
    }

    @Test
    void longLinesAndLonelyDotsArrive() throws Exception {
        var parcel = Mails.to("ada@example.org");
        var text = ".\r\n..\r\n" + "x".repeat(5000) + "\r\n.\r\nend";
        var written = new dev.perennial.notice.Written("Dots", text, "");
        carrier()
                .carry(new dev.perennial.notice.Parcel(
                        parcel.message(),
                        parcel.channel(),
                        parcel.recipient(),
                        parcel.name(),
                        parcel.language(),
                        written,
                        parcel.unsubscribe()));
        var only = (MimeBodyPart) ((MimeMultipart) arrived().getContent()).getBodyPart(0);
        assertThat((String) only.getContent()).isEqualTo(text);
    }

    @Test
    void severalThreadsCarrySideBySide() {
        var carrier = carrier();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 80)
                    .mapToObj(n -> threads.submit(() -> carrier.carry(Mails.parcel(
                            new UUID(n, n),
                            "ada" + n + "@example.org",
                            "Ada",
                            Locale.ENGLISH,
                            "No " + n,
                            Optional.empty()))))
                    .toList();
        }
        var all = SERVER.getReceivedMessages();
        assertThat(all).hasSize(80);
        assertThat(Arrays.stream(all).map(SmtpCarrierTest::returnPath).distinct())
                .hasSize(80);
        for (var mail : all) {
            assertThat(returnPath(mail)).contains(tagOf(mail));
        }
    }

    private static String tagOf(MimeMessage mail) {
        try {
            return Mails.TAGS.of(UUID.fromString(mail.getHeader("X-Perennial-Message")[0]));
        } catch (MessagingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static String returnPath(MimeMessage mail) {
        try {
            return mail.getHeader("Return-Path")[0];
        } catch (MessagingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from= | perennial.mail.from is missing",
                "host= | perennial.mail.host is missing",
                "from=Ada <ada@example.com> | perennial.mail.from is one bare e-mail address",
                "reply-to=nobody | perennial.mail.reply-to is one bare e-mail address",
                "port=0 | perennial.mail.port is a number from 1 to 65535, not \"0\"",
                "port=70000 | perennial.mail.port is a number",
                "security=ssl | perennial.mail.security is none, starttls or tls, not \"ssl\"",
                "username=ada | perennial.mail.username and perennial.mail.password go together",
                "read-seconds=0 | perennial.mail.read-seconds is a number of seconds from 1 to 600",
                "bounce-address=what-comes-back-to-us@example.com | perennial.mail.bounce-address has more than 18",
            })
    void aWrongSettingIsSaidAtTheStart(String setting, String sentence) {
        assertThatThrownBy(() -> Mails.settings(25, setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void passwordsCrossNoNetworkInTheOpen() {
        assertThatThrownBy(() -> Mails.settings(25, "host=mx.example.com", "username=ada", "password=secret"))
                .hasMessageContaining("in the open")
                .hasMessageNotContaining("secret");
        assertThat(Mails.settings(25, "username=ada", "password=secret").isComplete())
                .isTrue();
    }

    @Test
    void withoutServerAndSenderItIsOff() {
        var nothing = new MailSettings(new Settings(MailSettings.PREFIX, key -> ""), "");
        assertThat(Mails.carrier(nothing).isOn()).isFalse();
        assertThat(Mails.carrier(nothing).check().up()).isFalse();
        assertThat(carrier().isOn()).isTrue();
    }
}
