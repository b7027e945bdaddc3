package dev.perennial.crash;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perennial.db.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} while messages leave, over a real installation with a real mail server: whoever starts it again sends
 * the rest. No message is lost, and at most what a lane was carrying when it was killed comes a second time, as itself.
 */
class SendingCrashTest {
    private static final int MESSAGES = 300;
    private static final List<Integer> LANES_OF_KILLS = List.of(1, 4, 1, 4);
    private static final String LEASE_SECONDS = "1";

    /** So few that far more is claimed at once than a lane carries. */
    private static final String BUCKETS = "2";

    /** One message to each account, about its item. */
    private static final List<String> QUEUE = List.of("""
        insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day, due_at,
          created_at, state, reason, late)
        select bucket, uuidv7(), account_id, 'EXPIRING', 'EMAIL', contact_id, email, 'en', current_date, now(), now(),
          'QUEUED', 'on time', false from contact\
        """, """
        insert into notice_item (bucket, item_id, notice_id, subscription_id, product, kind, channel, contact_id,
          expiration, occasion, facts)
        select n.bucket, uuidv7(), n.notice_id, s.subscription_id, s.product, n.kind, n.channel, n.contact_id,
          s.expires_at, 1, jsonb_build_object('days', '7', 'mode', s.mode, 'expires_at',
            to_char(s.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        from notice n join subscription s on s.bucket = n.bucket and s.account_id = n.account_id\
        """);

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private TestDatabase database;

    @BeforeEach
    void open() throws Exception {
        server.start();
        database = TestDatabase.empty("sending");
        var business = new Business();
        for (int n = 0; n < MESSAGES; n++) {
            business.account("sent-" + n, "0.00", "");
            business.item("sent-item-" + n, "sent-" + n, "dms,standard", "2025-12-01", "2099-12-01", "MANUAL,", "");
        }
        Child.run(
                "import", business.write("sending").toString(), "--database-url", database.url(), "--buckets", BUCKETS);
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            for (var statement : QUEUE) {
                assertThat(sql.executeUpdate(statement)).isEqualTo(MESSAGES);
            }
        }
    }

    @AfterEach
    void close() {
        server.stop();
        database.close();
    }

    @Test
    void rule32NoMessageIsLostAndOnlyWhatWasUnderWayComesTwice() throws Exception {
        var random = new Random(seed);
        var seenAtKill = new ArrayList<Integer>();
        try (var connection = database.connect()) {
            int parts = LANES_OF_KILLS.size();
            for (int kill = 0; kill < parts; kill++) {
                int moment = (int) ((kill + random.nextDouble()) * MESSAGES / (parts + 1)) + 1;
                seenAtKill.add(killedAt(moment, LANES_OF_KILLS.get(kill), connection));
            }
            finish(connection);
            assertEachSent(connection);
        }
        var history = "killed after " + seenAtKill + " of " + MESSAGES + " messages, seed " + seed;
        var arrived = arrived();
        System.out.println(history + "; " + (arrived.size() - MESSAGES) + " came twice");
        assertThat(seenAtKill).as(history).allMatch(seen -> seen > 0 && seen < MESSAGES);
        assertThat(arrived.stream().collect(groupingBy(Letter::to, counting())))
                .as(history)
                .hasSize(MESSAGES);
        assertThat(arrived.stream().distinct())
                .as("a repeat is the same message, " + history)
                .hasSize(MESSAGES);
        assertThat(arrived.size() - MESSAGES)
                .as(history)
                .isLessThanOrEqualTo(
                        LANES_OF_KILLS.stream().mapToInt(Integer::intValue).sum());
    }

    private int killedAt(int moment, int lanes, Connection connection) throws Exception {
        var child = run(lanes);
        while (child.isAlive() && server.getReceivedMessages().length < moment) {
            Thread.sleep(1);
        }
        assertThat(child.isAlive()).as(child.errors()).isTrue();
        child.kill();
        Vendor.awaitAlone(connection);
        return server.getReceivedMessages().length;
    }

    /** Leases of the last kill may have to end first. */
    private void finish(Connection connection) throws Exception {
        do {
            run(1).finish();
        } while (Vendor.count(connection, """
            select (select count(*) from notice where state = 'QUEUED')
              + (select count(*) from message where state = 'QUEUED')\
            """) > 0);
    }

    private Child run(int lanes) {
        return Child.start(
                Map.of(
                        "PERENNIAL_MAIL_HOST",
                        "localhost",
                        "PERENNIAL_MAIL_PORT",
                        "" + server.getSmtp().getPort(),
                        "PERENNIAL_MAIL_SECURITY",
                        "none",
                        "PERENNIAL_MAIL_FROM",
                        "renewals@example.com",
                        "PERENNIAL_NOTICE_LANES",
                        "" + lanes,
                        "PERENNIAL_NOTICE_LEASE_SECONDS",
                        LEASE_SECONDS),
                "run",
                "--database-url",
                database.url());
    }

    private static void assertEachSent(Connection connection) throws SQLException {
        assertThat(Vendor.count(connection, "select count(*) from message where channel = 'EMAIL' and state = 'SENT'"))
                .isEqualTo(MESSAGES);
        assertThat(Vendor.count(connection, "select count(*) from message")).isEqualTo(MESSAGES);
        assertThat(Vendor.count(connection, "select count(*) from notice where state <> 'POSTED'"))
                .isZero();
        assertThat(Vendor.count(connection, """
            select count(*) from message m where not exists (select 1 from message_attempt a
              where a.bucket = m.bucket and a.message_id = m.message_id and a.outcome = 'TAKEN')\
            """)).isZero();
    }

    /** A mail as its reader's mailbox tells one from another. */
    private record Letter(String to, String id) {
        static Stream<Letter> of(MimeMessage mail) {
            try {
                return Arrays.stream(mail.getAllRecipients()).map(to -> new Letter(to.toString(), id(mail)));
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        private static String id(MimeMessage mail) {
            try {
                return mail.getMessageID();
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private List<Letter> arrived() {
        return Arrays.stream(server.getReceivedMessages()).flatMap(Letter::of).toList();
    }
}
