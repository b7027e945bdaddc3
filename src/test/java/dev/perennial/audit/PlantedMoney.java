package dev.perennial.audit;

import static dev.perennial.audit.Law.INVOICEABLE_IS_CASH_SPENT;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.NOTHING_FALLS_BELOW_ITS_FLOOR;
import static dev.perennial.audit.Planted.of;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 1, 2 and 8. */
final class PlantedMoney {
    private PlantedMoney() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        "an entry moves an amount above zero between two sides",
                        "alter table entry drop constraint entry_has_two_sides",
                        "insert into entry select bucket, account_id, gen_random_uuid(), at, 'TOP_UP', 'TOP_UP', 5,"
                                + " currency, 'nothing', null from entry where account_id = 'poor' limit 1"),
                planted(
                        MONEY_IS_CONSERVED,
                        "a wallet's balance is the sum of its entries",
                        "update wallet set balance_minor = balance_minor + 1 where account_id = 'rich'"),
                planted(
                        MONEY_IS_CONSERVED,
                        "a wallet holds the sum of its holds",
                        "update wallet set held_minor = held_minor + 1 where account_id = 'rich'"),
                planted(
                        MONEY_IS_CONSERVED,
                        "an account, its wallet, entries, orders and attempts have one currency",
                        "update entry set currency = 'USD' where account_id = 'poor'"),
                planted(
                        MONEY_IS_CONSERVED,
                        "an order is paid as its entries say, and only a paid one has any",
                        "update entry set debit = 'PROMOTION' where debit = 'WALLET' and order_id = " + of("bought"),
                        "insert into entry select bucket, account_id, gen_random_uuid(), at, 'WALLET', 'OPENING',"
                                + " amount_minor, currency, 'cover', null from entry where order_id = " + of("bought")),
                planted(
                        MONEY_IS_CONSERVED,
                        "what an entry sells or takes back is an order's",
                        "update entry set order_id = null where debit = 'PROMOTION'"),
                planted(
                        MONEY_IS_CONSERVED,
                        "an order is the sum of its lines",
                        "update order_line set price_minor = price_minor + 1 where subscription_id = 'cancelled'"),
                planted(
                        MONEY_IS_CONSERVED,
                        "what a line has from coupons is what coupons paid for it",
                        "update coupon_use set amount_minor = amount_minor - 1, taken = taken - 1 where order_id = "
                                + of("renewed"),
                        "update coupon set remaining = remaining + 1 where coupon_id = 'gift'"),
                planted(
                        MONEY_IS_CONSERVED,
                        "an undoing gives back what its order took, once",
                        "update orders set undoes_order_id = " + of("bought") + " where undoes_order_id is not null"),
                planted(
                        MONEY_IS_CONSERVED,
                        "money is held for orders that wait for the provider, and for no others",
                        "insert into hold select bucket, account_id, gen_random_uuid(), null, order_id, 100, placed_at"
                                + " from orders where order_id = " + of("placed"),
                        "update wallet set held_minor = held_minor + 100 where account_id = 'rich'"),
                planted(
                        NOTHING_FALLS_BELOW_ITS_FLOOR,
                        "no wallet spends more than its balance and credit line",
                        "alter table wallet drop constraint wallet_never_below_its_floor",
                        "insert into entry select bucket, account_id, gen_random_uuid(), at, 'WALLET', 'TOP_UP',"
                                + " 9000, currency, 'gone', null from entry where account_id = 'poor' limit 1",
                        "update wallet set balance_minor = balance_minor - 9000 where account_id = 'poor'"),
                planted(
                        NOTHING_FALLS_BELOW_ITS_FLOOR,
                        "a coupon has left what was not taken from it",
                        "update coupon set remaining = remaining + 1 where coupon_id = 'gift'"),
                planted(
                        NOTHING_FALLS_BELOW_ITS_FLOOR,
                        "a cash coupon pays what is taken from it",
                        "update coupon_use set taken = taken - 1 where returned_at is null",
                        "update coupon c set remaining = remaining + (select count(*) from coupon_use u"
                                + " where u.coupon_id = c.coupon_id and u.returned_at is null)"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "a line's invoiceable amount is within its cash",
                        "alter table order_line drop constraint invoiceable_within_cash,"
                                + " drop constraint invoiceable_without_refunds",
                        "update order_line set invoiceable_minor = wallet_minor + 1 where order_id = " + of("bought")),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "only what is paid and not undone is invoiceable",
                        "alter table order_line drop constraint invoiceable_without_refunds",
                        "update order_line set invoiceable_minor = 1 where order_id in"
                                + " (select order_id from orders where undone_at is not null)"));
    }
}
