package dev.perennial.mail;

import static dev.perennial.mail.ScriptedServer.END;
import static dev.perennial.mail.ScriptedServer.GREETING;
import static dev.perennial.mail.ScriptedServer.HANG_UP;
import static dev.perennial.mail.ScriptedServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.notice.Carrier.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says, or does not say, is told for what it is. */
class SmtpAnswersTest {

    /** Commands and replies; what the answer is, and whether the address is at fault. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "RCPT, 550 5.1.1 no such user, Never, true",
                "RCPT, 550 no such user, Never, true",
                "RCPT, 551 moved, Never, true",
                "RCPT, 553 5.1.3 bad syntax, Never, true",
                "RCPT, 550 5.2.1 mailbox closed, Never, true",
                "RCPT, 550 5.7.1 not by our policy, Never, false",
                "RCPT, 552 5.2.2 mailbox full, Never, false",
                "RCPT, 554 5.7.1 relaying denied, Never, false",
                "RCPT, 550-5.1.1 no such, Never, true",
                "RCPT, 450 4.2.0 greylisted, NotNow, false",
                "RCPT, 452 4.3.1 disk full, NotNow, false",
                "RCPT, 421 4.7.0 too many, NotNow, false",
                "RCPT, (hang up), Away, false",
                "MAIL, 451 4.3.0 later, NotNow, false",
                "MAIL, 421 going down, NotNow, false",
                "MAIL, 530 5.7.0 sign in first, Away, false",
                "MAIL, 550 5.7.1 you may not send as this, Away, false",
                "MAIL, 553 5.1.8 no such sender, Away, false",
                "MAIL, 552 5.3.4 too large, Never, false",
                "MAIL, (hang up), Away, false",
                "MAIL, good morning, Away, false",
                "DATA, 451 4.3.0 later, NotNow, false",
                "DATA, 554 5.5.1 no valid recipients, Never, false",
                "DATA, (hang up), Away, false",
                "., 550 5.7.1 spam, Never, false",
                "., 550 spam, Never, false",
                "., 550 5.1.1 no such user after all, Never, true",
                "., 552 5.3.4 too large, Never, false",
                "., 554 5.6.0 content, Never, false",
                "., 451 4.7.1 greylisted, NotNow, false",
                "., 421 4.3.2 going down, NotNow, false",
                "., (hang up), Unsure, false",
                "., (silence), Unsure, false",
                "., good morning, Unsure, false",
            })
    void repliesMeanWhatTheyMean(String command, String reply, String answer, boolean addressFails) {
        try (var server =
                new ScriptedServer(command, reply.equals("550-5.1.1 no such") ? reply + "\r\n550 user" : reply)) {
            var said = Mails.carrier(Mails.settings(server.port())).carry(Mails.to("ada@example.org"));
            assertThat(said.getClass().getSimpleName()).as(said.said()).isEqualTo(answer);
            if (said instanceof Answer.Never never)
                assertThat(never.addressFails()).isEqualTo(addressFails);
            if (reply.matches("[45].*")) assertThat(said.said()).startsWith(reply);
            assertThat(said.said()).isNotBlank().doesNotContain("\r", "\n", "null");
        }
    }

    @Test
    void whatWasTakenKeepsTheServersWordsForTheProof() {
        try (var server = new ScriptedServer()) {
            var carrier = Mails.carrier(Mails.settings(server.port()));
            assertThat(carrier.carry(Mails.to("ada@example.org")))
                    .isEqualTo(new Answer.Taken(Optional.of("4bXYZ1"), "250 2.0.0 Ok: queued as 4bXYZ1"));
            server.says(END, "250 thank you\u0007, " + "very much, ".repeat(200));
            var taken = (Answer.Taken) carrier.carry(Mails.to("ada@example.org"));
            assertThat(taken.reference()).isEmpty();
            assertThat(taken.said()).startsWith("250 thank you , very much").hasSizeLessThanOrEqualTo(500);
        }
    }

    @Test
    void aMessageIsGivenBackToItsOwnAddress() {
        try (var server = new ScriptedServer()) {
            Mails.carrier(Mails.settings(server.port())).carry(Mails.to("ada@EXAMPLE.org"));
            var tag = Mails.TAGS.of(Mails.ID);
            assertThat(server.heard)
                    .contains("MAIL FROM:<bounces+" + tag + "@mail.example.com>", "RCPT TO:<ada@EXAMPLE.org>")
                    .contains("EHLO mail.example.com");
            server.heard.clear();
            Mails.carrier(Mails.settings(server.port(), "bounce-address=")).carry(Mails.to("ada@例子.org"));
            assertThat(server.heard).contains("MAIL FROM:<renewals@example.com>", "RCPT TO:<ada@xn--fsqu00a.org>");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "(greeting), (hang up), could not be reached",
                "(greeting), (silence), could not be reached",
                "(greeting), 554 5.7.1 go away, 554",
                "(greeting), 421 busy, 421",
                "(greeting), SSH-2.0-OpenSSH, could not be reached",
                "EHLO, (hang up), could not be reached",
            })
    void whoeverDoesNotGreetIsAway(String command, String reply, String said) {
        try (var server = new ScriptedServer(command, reply, "HELO", reply)) {
            var carrier = Mails.carrier(Mails.settings(server.port()));
            var answer = carrier.carry(Mails.to("ada@example.org"));
            assertThat(answer).isInstanceOf(Answer.Away.class);
            assertThat(answer.said()).contains(said);
            assertThat(carrier.check().up()).isFalse();
        }
    }

    @Test
    void nobodyThereIsAway() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        var carrier = Mails.carrier(Mails.settings(nobody));
        assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Away.class);
        assertThat(carrier.check().up()).isFalse();
        assertThat(carrier.check().said()).contains("could not be reached", "refused");
    }

    @Test
    void aLineThatRestedIsUsedAgainAndOneThatWasHungUpIsReplaced() {
        try (var server = new ScriptedServer()) {
            var carrier = Mails.carrier(Mails.settings(server.port()));
            for (int i = 0; i < 3; i++) {
                assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Taken.class);
            }
            assertThat(server.connections).hasValue(1);
            server.hangUp();
            assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Taken.class);
            assertThat(server.connections).hasValue(2);

            server.says("RCPT", "550 5.1.1 nobody");
            assertThat(carrier.carry(Mails.to("bob@example.org"))).isInstanceOf(Answer.Never.class);
            server.says("RCPT", "250 2.1.5 Ok");
            assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Taken.class);

            server.says(END, HANG_UP);
            int before = server.connections.get();
            assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Unsure.class);
            assertThat(server.connections).as("never sent twice at one go").hasValue(before);
        }
    }

    @Test
    void healthIsAskedWithoutSendingAnything() {
        try (var server = new ScriptedServer()) {
            var health = Mails.carrier(Mails.settings(server.port())).check();
            assertThat(health.up()).as(health.said()).isTrue();
            assertThat(health.said()).startsWith("250 mx.example");
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
        }
        try (var server = new ScriptedServer(GREETING, SILENCE)) {
            assertThat(Mails.carrier(Mails.settings(server.port())).check().up())
                    .isFalse();
        }
    }

    @Test
    void passwordsGoOnlyWhereNobodyListens() {
        var secret = Mails.secret().getSocketFactory();
        var settings = new String[] {"host=localhost", "security=starttls", "username=ada", "password=secret"};
        try (var server = new ScriptedServer("EHLO", "250-mx.example\r\n250-STARTTLS\r\n250 AUTH PLAIN")) {
            var carrier = Mails.carrier(Mails.settings(server.port(), settings), secret);
            assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Taken.class);
            assertThat(server.heard.stream().map(line -> line.split(" ", 2)[0]))
                    .containsSubsequence("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL");

            server.says("AUTH", "535 5.7.8 no");
            var refused = Mails.carrier(Mails.settings(server.port(), settings), secret);
            assertThat(refused.check().up()).isFalse();
            assertThat(refused.check().said())
                    .contains("user name or the password", "535")
                    .doesNotContain("secret");
            assertThat(refused.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Away.class);

            server.heard.clear();
            var strict = Mails.carrier(Mails.settings(server.port(), settings));
            assertThat(strict.check().said()).contains("no private connection");
            assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH"));
        }
        try (var server = new ScriptedServer("EHLO", "250-mx.example\r\n250 AUTH PLAIN")) {
            var carrier = Mails.carrier(Mails.settings(server.port(), settings), secret);
            assertThat(carrier.carry(Mails.to("ada@example.org"))).isInstanceOf(Answer.Away.class);
            assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }
}
