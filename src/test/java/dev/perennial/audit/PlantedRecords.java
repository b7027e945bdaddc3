package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.EVERY_DUE_THING_IS_DECIDED;
import static dev.perennial.audit.Planted.of;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 6, 7 and 9. */
final class PlantedRecords {
    private PlantedRecords() {}

    static Stream<Planted> all() {
        return Stream.concat(decisions(), Stream.concat(changes(), owners()));
    }

    private static final String A_SENT_MESSAGE =
            "(select message_id from message where state = 'SENT' order by message_id limit 1)";
    private static final String ANOTHER_NOTICE = """
        with n as (insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language,
          day, due_at, created_at, state, reason, late) (select bucket, gen_random_uuid(), account_id, kind, channel,
          contact_id, recipient, language, date '2026-01-01', created_at, created_at, '%s', reason, late from notice
          where message_id is not null order by created_at, notice_id limit 1) returning *) \
        """;

    private static Stream<Planted> decisions() {
        return Stream.of(
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "what was due an hour before the last run was decided by it",
                        "update subscription set next_reminder_at = '2026-03-02' where subscription_id = 'kept'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "what was due an hour before the last run was decided by it",
                        "update orders set lapses_at = '2026-03-21' where order_id = " + of("placed")),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an item to be renewed automatically has a try to come, or had one",
                        "update subscription set next_try_at = null where subscription_id = 'kept'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an item whose end has a next step knows when it is due",
                        "update subscription set next_step_at = null where subscription_id = 'kept'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an attempt that renewed has its paid order",
                        "update attempt set expiration = expiration + interval '1 day'"
                                + " where subscription_id = 'renewed'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an order of automatic renewal has its attempt",
                        "delete from attempt where subscription_id = 'renewed'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an attempt that lacked money says how much, and no other does",
                        "alter table attempt drop constraint shortfall_when_short",
                        "update attempt set shortfall_minor = null where subscription_id = 'short'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an attempt is decided when it is due or later",
                        "update attempt set due_at = decided_at + interval '1 hour'"
                                + " where subscription_id = 'renewed'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "what was set aside says why",
                        "alter table subscription drop constraint parked_says_why",
                        "update subscription set parked_at = '2026-03-20' where subscription_id = 'kept'"));
    }

    private static Stream<Planted> changes() {
        return Stream.of(
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a paid renewal has one journal row, and such a row its paid renewal",
                        "delete from journal where subscription_id = 'bought' and kind = 'RENEWED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a paid renewal has one journal row, and such a row its paid renewal",
                        "insert into journal select bucket, account_id, gen_random_uuid(), subscription_id, at,"
                                + " actor_kind, actor, kind, facts from journal where subscription_id = 'bought'"
                                + " and kind = 'RENEWED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a refused attempt has one journal row, and such a row its attempt",
                        "delete from journal where subscription_id = 'short' and kind = 'RENEWAL_REFUSED'"
                                + " and at < '2026-03-12'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "an item's phase is the one its journal last tells",
                        "delete from journal where subscription_id = 'graced' and kind = 'EXPIRED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a cancelled, undone or waiting order has its journal row",
                        "delete from journal where subscription_id = 'undone' and kind = 'ORDER_UNDONE'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a cancelled, undone or waiting order has its journal row",
                        "delete from journal where subscription_id = 'placed' and kind = 'ORDER_PLACED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "what a product's own system is to hear has its task",
                        "delete from provider_task where subscription_id = 'gone' and action = 'RELEASE'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "what a product's own system is to hear has its task",
                        "delete from provider_task where subscription_id = 'bought'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "who has been written to is written to of each purchase and renewal",
                        "delete from notice_item where subscription_id = 'bought' and kind = 'RENEWED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "what is told of an item stands in a notice of its kind",
                        "update notice_item set kind = 'EXPIRED' where subscription_id = 'gone'"
                                + " and kind = 'RELEASED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "what is to be told is posted by the run after it is due",
                        "update notice set state = 'QUEUED', message_id = null where notice_id = (select notice_id"
                                + " from notice where state = 'POSTED' order by created_at, notice_id limit 1)"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a message tells something, and goes to whom it is for",
                        "update notice set contact_id = gen_random_uuid() where message_id = " + A_SENT_MESSAGE),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a withdrawn notice has nothing left to tell",
                        ANOTHER_NOTICE.formatted("WITHDRAWN")
                                + "insert into notice_item (bucket, item_id, notice_id, kind, channel, contact_id,"
                                + " facts) select bucket, gen_random_uuid(), notice_id, kind, channel, contact_id,"
                                + " '{}' from n"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a withdrawn message has nothing left to tell",
                        "update message set state = 'WITHDRAWN' where message_id = " + A_SENT_MESSAGE),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a message that was sent has the try that its server took",
                        "delete from message_attempt where message_id = " + A_SENT_MESSAGE));
    }

    private static Stream<Planted> owners() {
        return Stream.of(
                planted(
                        ACCOUNTS_STAY_APART,
                        "an order, its lines' items and its coupons are one account's",
                        "update orders set account_id = 'other' where order_id = " + of("placed")),
                planted(
                        ACCOUNTS_STAY_APART,
                        "a term and an attempt belong to the account of the order they name",
                        "insert into attempt select bucket, 'small', placed_at, 9, placed_at, placed_at, 'NOT_AUTO',"
                                + " null, null, currency, order_id from orders where order_id = " + of("placed"),
                        "insert into journal select bucket, account_id, gen_random_uuid(), 'small',"
                                + " (select placed_at from orders where order_id = " + of("placed")
                                + "), 'SYSTEM', 'x',"
                                + " 'RENEWAL_REFUSED', '{\"code\": \"NOT_AUTO\"}' from subscription"
                                + " where subscription_id = 'small'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "an entry and a hold belong to the account of what they are for",
                        "update hold set subscription_id = 'placed' where subscription_id = 'kept'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "a notice, a task and a journal row tell an account of its own items",
                        "update provider_task set account_id = 'other' where subscription_id = 'bought'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "a notice, a task and a journal row tell an account of its own items",
                        "update journal set account_id = 'other' where subscription_id = 'bought'"
                                + " and kind = 'MODE_SET'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "a row is in the bucket that its id leads to",
                        "insert into account select 1 - bucket, 'stray', name, currency, time_zone, language, email,"
                                + " phone, null, created_at from account where account_id = 'stray'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "an item's name leads to its account, and every name to an item",
                        "delete from directory where subscription_id = 'kept'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "an item's name leads to its account, and every name to an item",
                        "update directory set account_id = 'other' where subscription_id = 'kept'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "an item's name leads to its account, and every name to an item",
                        "insert into directory select bucket, 'kept-too', account_id from directory"
                                + " where subscription_id = 'kept'"));
    }
}
