package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Planted.of;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 1, 7 and 9 by payments through a gateway. */
final class PlantedPayments {
    private static final String TOP_UP =
            "every success at a gateway is one top-up of what came in, and nothing else is any";
    private static final String USED = "what was paid for an order paid it, or says why it was kept";
    private static final String JOURNALED = "a payment's beginning and its end have their journal rows";
    private static final String OWNED = "a payment is of the account of its order, in its currency and bucket";

    private PlantedPayments() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        TOP_UP,
                        "update payment_receipt set amount_minor = amount_minor + 1 where account_id = 'gate'"
                                + " and entry_id is not null"),
                planted(
                        MONEY_IS_CONSERVED,
                        TOP_UP,
                        "insert into entry select bucket, account_id, gen_random_uuid(), at, debit, credit,"
                                + " amount_minor, currency, reason, null from entry where reason like 'payment %'",
                        "update wallet w set balance_minor = w.balance_minor + (select sum(amount_minor) / 2 from entry"
                                + " e where e.account_id = w.account_id and e.reason like 'payment %')"
                                + " where w.account_id = 'gate'"),
                planted(
                        MONEY_IS_CONSERVED,
                        TOP_UP,
                        "alter table payment drop constraint payment_succeeded_is_a_top_up",
                        "update payment set state = 'OPEN', ended_at = null where state = 'SUCCEEDED' and kept_because"
                                + " is null"),
                planted(
                        MONEY_IS_CONSERVED,
                        TOP_UP,
                        "update payment set state = 'OPEN', ended_at = null where state = 'RETURNED'"),
                planted(
                        MONEY_IS_CONSERVED,
                        TOP_UP,
                        "update payment_receipt set currency = 'CNY' where entry_id is null"),
                planted(
                        MONEY_IS_CONSERVED,
                        USED,
                        "update payment set kept_because = null where kept_because is not null"),
                planted(EVERY_CHANGE_IS_JOURNALED, JOURNALED, "delete from journal where kind = 'PAYMENT_DECLINED'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        JOURNALED,
                        "insert into journal select bucket, account_id, gen_random_uuid(), subscription_id, at,"
                                + " actor_kind, actor, kind, facts from journal where kind = 'TOPPED_UP'"),
                planted(EVERY_CHANGE_IS_JOURNALED, JOURNALED, "delete from journal where kind = 'PAYMENT_RETURNED'"),
                planted(EVERY_CHANGE_IS_JOURNALED, JOURNALED, "delete from journal where kind = 'PAYMENT_GIVEN_BACK'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        OWNED,
                        "update payment set order_id = " + of("placed") + " where state = 'OPEN'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        OWNED,
                        "update payment_receipt set gateway = 'other' where entry_id is null"),
                planted(ACCOUNTS_STAY_APART, OWNED, "update payment set currency = 'USD' where state = 'OPEN'"));
    }
}
