package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.TERMS_ARE_PAID_ONCE;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 1, 3 and 7 by what the vendor gave. */
final class PlantedGifts {
    private static final String ENTRY = "a granted balance is one entry of its amount, and no other is any";

    private PlantedGifts() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        ENTRY,
                        "update gift set amount_minor = amount_minor + 1 where kind = 'BALANCE'"),
                planted(
                        MONEY_IS_CONSERVED,
                        ENTRY,
                        "insert into entry select bucket, account_id, gen_random_uuid(), at, debit, credit,"
                                + " amount_minor, currency, reason, null from entry where debit = 'GRANT'",
                        "update wallet w set balance_minor = w.balance_minor + (select amount_minor from gift g"
                                + " where g.account_id = w.account_id and g.kind = 'BALANCE')"
                                + " where w.account_id = 'rich'"),
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "given time is a granted term with the same reason",
                        "update term set granted_because = 'another' where (subscription_id, ends_at) in"
                                + " (select subscription_id, ends_at from gift)"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "what was given has one journal row with a reason",
                        "delete from journal where kind = 'COUPON_GRANTED'"));
    }
}
