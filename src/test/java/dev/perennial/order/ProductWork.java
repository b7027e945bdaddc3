package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.product.Answers;
import dev.perennial.product.Difference;
import dev.perennial.product.SendingAgain;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands on what a product's system is to do for an account, or does otherwise. */
final class ProductWork {
    private ProductWork() {}

    static Map<String, Function<Actor, Outcome<?>>> commands(MoneyOut.Beans beans, Account owner, Instant now) {
        var task = accepted(beans, owner, now);
        differing(beans, owner);
        var mended = new Reason("mended");
        return Map.of(
                "Answers.takeFor",
                who -> beans.bean(Answers.class).takeFor("mail", task, null, new Reason("seen there"), who, now),
                "SendingAgain.send",
                who -> beans.bean(SendingAgain.class)
                        .send("mail", "item", Difference.Kind.SHOULD_RUN, mended, who, now));
    }

    /** A task that waits for its product's word. */
    private static UUID accepted(MoneyOut.Beans beans, Account owner, Instant now) {
        var task = beans.bean(Ids.class).next(owner.id().value(), now);
        beans.bean(JdbcClient.class)
                .sql("""
                    insert into provider_task (bucket, task_id, account_id, subscription_id, action, created_at, due_at,
                      attempts, state)
                    values (?, ?, ?, 'item', 'RESUME', now(), now(), 20, 'PARKED')\
                    """)
                .params(
                        beans.bean(Accounts.class).bucketOf(owner.id()),
                        task,
                        owner.id().value())
                .update();
        return task;
    }

    private static void differing(MoneyOut.Beans beans, Account owner) {
        var jdbc = beans.bean(JdbcClient.class);
        jdbc.sql("""
            insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret,
              secret_since, revision)
            values ('mail', 'http://localhost:1/', false, 1, 1, 1, '\\x00', now(), 1)\
            """).update();
        jdbc.sql("""
            insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at)
            values ('mail', 'item', 'SHOULD_RUN', ?, 'RUNNING', 'STOPPED', now(), now())\
            """).param(owner.id().value()).update();
    }
}
