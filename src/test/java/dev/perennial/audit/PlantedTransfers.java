package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 1, 7 and 9 by transfers of the bank. */
final class PlantedTransfers {
    private static final String RECEIPT = "a receipt of a transfer is one entry of its amount, and no other is any";
    private static final String USED = "what was transferred for an order paid it, or says why it was kept";
    private static final String BOTH_SIDES = "a receipt of a transfer and a settled entry of the bank are each other's";
    private static final String LEADS = "a reference for transfers leads to whom it was given";
    private static final String JOURNALED = "a receipt of a transfer has its journal row";

    private PlantedTransfers() {}

    static Stream<Planted> all() {
        return Stream.concat(money(), records());
    }

    private static Stream<Planted> money() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        RECEIPT,
                        "update bank_receipt set amount_minor = amount_minor + 1 where direction = 'IN'"),
                planted(
                        MONEY_IS_CONSERVED,
                        RECEIPT,
                        "update bank_receipt set direction = 'IN' where direction = 'BACK'",
                        "update journal set kind = 'TOPPED_UP' where kind = 'TRANSFER_TAKEN_BACK'"),
                planted(
                        MONEY_IS_CONSERVED,
                        RECEIPT,
                        "insert into entry select bucket, account_id, gen_random_uuid(), at, debit, credit,"
                            + " amount_minor, currency, reason, null from entry where reason like 'bank transfer %'",
                        "update wallet w set balance_minor = w.balance_minor + (select sum(amount_minor) / 2 from entry"
                                + " e where e.account_id = w.account_id and e.reason like 'bank transfer %')"
                                + " where w.account_id = 'wired'"),
                planted(
                        MONEY_IS_CONSERVED,
                        USED,
                        "update bank_receipt set kept_because = null where kept_because is not null"),
                planted(
                        MONEY_IS_CONSERVED,
                        BOTH_SIDES,
                        "update bank_entry set amount_minor = amount_minor + 1 where state = 'CREDITED'"),
                planted(
                        MONEY_IS_CONSERVED,
                        BOTH_SIDES,
                        "update bank_entry set account_id = 'rich' where state = 'TAKEN_BACK'"),
                planted(
                        MONEY_IS_CONSERVED,
                        BOTH_SIDES,
                        "update bank_entry set state = 'DESK', desk_because = 'NO_REFERENCE', settled_at = null,"
                                + " moved_by = null where servicer_reference = 'B-PAID'"),
                planted(
                        MONEY_IS_CONSERVED,
                        BOTH_SIDES,
                        "update bank_entry set moved_by = gen_random_uuid() where servicer_reference = 'B-PAID'"),
                planted(MONEY_IS_CONSERVED, BOTH_SIDES, "delete from bank_receipt where direction = 'BACK'"));
    }

    private static Stream<Planted> records() {
        return Stream.of(
                planted(EVERY_CHANGE_IS_JOURNALED, JOURNALED, "delete from journal where kind = 'TRANSFER_TAKEN_BACK'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        JOURNALED,
                        "update journal set facts = facts - 'transfer' where kind = 'TOPPED_UP'"
                                + " and account_id = 'wired'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "what was decided about an entry of the bank is on the desk's record",
                        "delete from desk_act where act = 'IGNORE'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        LEADS,
                        "update remittance set account_id = 'poor' where order_id is null and account_id = 'wired'"),
                planted(ACCOUNTS_STAY_APART, LEADS, "update remittance set order_id = null where order_id is not null"),
                planted(ACCOUNTS_STAY_APART, LEADS, "delete from remittance where account_id = 'wired'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        "a reference for transfers is of the account of its order",
                        "update account_reference r set account_id = (select min(a.account_id) from account a"
                                + " where a.bucket = r.bucket and a.account_id <> r.account_id)"
                                + " where r.order_id is not null"));
    }
}
