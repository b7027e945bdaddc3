package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.notice.Resends;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands on a message that did not arrive. */
final class StuckMessage {
    private StuckMessage() {}

    static Map<String, Function<Actor, Outcome<?>>> commands(MoneyOut.Beans beans, Account owner, Instant now) {
        int bucket = beans.bean(Accounts.class).bucketOf(owner.id());
        var contact = beans.bean(Contacts.class)
                .of(bucket, List.of(owner.id()))
                .get(owner.id())
                .getFirst();
        UUID message = beans.bean(Ids.class).next(owner.id().value(), now);
        beans.bean(JdbcClient.class)
                .sql("""
                    insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language,
                      created_at, due_at, attempts, state, settled_at)
                    values (?, ?, ?, ?, 'EMAIL', 'gone@example.com', 'en', now(), now(), 9, 'PARKED', now())\
                    """)
                .params(bucket, message, owner.id().value(), contact.id())
                .update();
        return Map.of(
                "Resends.resend",
                who -> beans.bean(Resends.class).resend(message, null, new Reason("mended"), who, now));
    }
}
