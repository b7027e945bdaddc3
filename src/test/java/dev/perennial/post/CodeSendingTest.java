package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact.Part;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Messages;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.ContactSettings.Typed;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A code goes to the one address it is for, and is kept nowhere once it has gone. */
@Isolated("it reads the log, which is all classes'")
class CodeSendingTest extends Scene {
    private final ContactSettings settings = bean(ContactSettings.class);
    private final Messages messages = bean(Messages.class);

    @Test
    void aCodeArrivesAndIsFoundNowhereElseAfterwards() {
        var logged = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.DEBUG);
        try {
            var pine = account("pine", "0.00");
            user("pine.owner", Role.OWNER, pine);
            var owner = Actor.customer("pine.owner", "pine");
            var typed =
                    new Typed("Lin Mei", Set.of(Part.BILLING), "mei@example.com", "+86 138 0013 8001", "", "", "", "");
            var mei = settings.add(pine.id(), typed, owner, now()).orThrow().id();
            send(pine);
            for (var channel : List.of(Channel.EMAIL, Channel.SMS)) {
                var message = ofCode(pine, channel);
                assertThat(message.state()).isEqualTo(State.SENT);
                assertThat(message.subject()).isEmpty();
                assertThat(message.body()).isEmpty();
                assertThat(message.reference()).contains("mailbox-" + message.id());
                var code = arrived(message.id());
                assertThat(everywhere(code))
                        .as(channel + ": where the code stands")
                        .containsExactly("mailbox_message");
                assertThat(messages.proof(message).toString()).doesNotContain(code);
                assertThat(logged.list).isNotEmpty();
                assertThat(logged.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .noneMatch(line -> line.contains(code));
                settings.verify(pine.id(), mei, channel, code, owner, now()).orThrow();
            }
            assertThat(jdbc().sql("select count(*) from notice_item where kind = 'CONTACT_CODE' and facts <> '{}'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            root.detachAppender(logged);
            root.setLevel(level);
        }
    }

    private void send(Account account) {
        bean(PostErrand.class).run(bean(Accounts.class).bucketOf(account.id()), now());
    }

    private Message ofCode(Account account, Channel channel) {
        var found = messages.page(account.id(), channel, null, 10).stream()
                .filter(message -> message.recipient().equals("mei@example.com")
                        || message.recipient().equals("+8613800138001"))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** As its reader finds it: six digits that stand alone. */
    private String arrived(UUID message) {
        var text = jdbc().sql("select text from mailbox_message where message_id = ?")
                .param(message)
                .query(String.class)
                .single();
        var digits = Pattern.compile("(?<![\\d-])\\d{6}(?![\\d-])").matcher(text);
        assertThat(digits.find()).as(text).isTrue();
        return digits.group();
    }

    /** Every table with a column of words in which it stands. */
    private List<String> everywhere(String code) {
        var columns = jdbc().sql("""
            select table_name, column_name from information_schema.columns
            where table_schema = current_schema() and data_type in ('text', 'jsonb', 'json', 'character varying')
            order by 1, 2\
            """)
                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                .list();
        var found = new ArrayList<String>();
        for (var column : columns) {
            int rows = jdbc().sql("select count(*) from \"%s\" where \"%s\"::text ~ ?"
                            .formatted(column.get(0), column.get(1)))
                    .param("\\m" + code + "\\M")
                    .query(Integer.class)
                    .single();
            if (rows > 0 && !found.contains(column.get(0))) found.add(column.get(0));
        }
        return found;
    }
}
