package dev.perennial.audit;

import static dev.perennial.audit.Law.ONE_CHARGE_AN_EXPIRATION;
import static dev.perennial.audit.Law.RELEASED_IS_FINAL;
import static dev.perennial.audit.Law.TERMS_ARE_PAID_ONCE;
import static dev.perennial.audit.Planted.of;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 3, 4 and 5. */
final class PlantedTerms {
    private PlantedTerms() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "an item's terms are numbered from 1, and each begins after the one before",
                        "update term set term_number = 3 where subscription_id = 'renewed' and term_number = 2"),
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "an item's terms are numbered from 1, and each begins after the one before",
                        "alter table term drop constraint terms_never_overlap",
                        "update term set starts_at = starts_at - interval '1 day' where subscription_id = 'renewed'"
                                + " and term_number = 2",
                        "update order_line set starts_at = starts_at - interval '1 day'"
                                + " where subscription_id = 'renewed'"),
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "an item ends with its last term, and counts them all",
                        "update subscription set term_number = term_number + 1 where subscription_id = 'bought'"),
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "a term was granted, or is what one paid line bought",
                        "update order_line set ends_at = ends_at + interval '1 day' where subscription_id = 'bought'"),
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "a paid line that was not undone bought exactly one term",
                        "update term set order_id = null, line_no = null, granted_because = 'forgotten'"
                                + " where subscription_id = 'bought' and term_number = 2"),
                planted(
                        ONE_CHARGE_AN_EXPIRATION,
                        "an item's expiration is charged for once",
                        "insert into orders (bucket, order_id, account_id, type, state, origin, currency, price_minor,"
                                + " coupon_minor, wallet_minor, placed_at, lapses_at, awaits_provider)"
                                + " select bucket, overlay(order_id::text placing 'ffff' from 33)::uuid, account_id,"
                                + " type, 'UNPAID', 'MANUAL', currency, price_minor, 0, 0, placed_at, placed_at, true"
                                + " from orders where order_id = " + of("renewed"),
                        "insert into order_line select bucket, overlay(order_id::text placing 'ffff' from 33)::uuid,"
                                + " 1, subscription_id, period_months, price_minor, 0, 0, expiration, starts_at,"
                                + " ends_at, true, 0 from order_line where subscription_id = 'renewed'",
                        "insert into journal select bucket, account_id, gen_random_uuid(), subscription_id, at,"
                                + " actor_kind, actor, 'RENEWAL_AWAITS_PROVIDER', jsonb_build_object('order',"
                                + " overlay(facts ->> 'order' placing 'ffff' from 33)) from journal"
                                + " where subscription_id = 'renewed' and kind = 'RENEWED'"),
                planted(
                        ONE_CHARGE_AN_EXPIRATION,
                        "a line is open while its order is unpaid",
                        "update order_line set open = false where subscription_id = 'placed'"),
                planted(
                        ONE_CHARGE_AN_EXPIRATION,
                        "an item is in one open order at the most",
                        "drop index one_open_order_per_item",
                        "insert into order_line select bucket, order_id, 2, subscription_id, period_months, 0, 0, 0,"
                                + " expiration, starts_at, ends_at, true, 0 from order_line"
                                + " where subscription_id = 'placed'"),
                planted(
                        RELEASED_IS_FINAL,
                        "a released item stays released, with nothing to come",
                        "alter table subscription drop constraint released_is_final",
                        "update subscription set next_reminder_at = released_at + interval '9 years'"
                                + " where subscription_id = 'gone'"),
                planted(
                        RELEASED_IS_FINAL,
                        "nothing is charged for an item after its release",
                        "update subscription set phase = 'RELEASED', released_at = expires_at, next_try_at = null,"
                                + " next_step_at = null, next_reminder_at = null where subscription_id = 'cancelled'",
                        "update orders set placed_at = '2027-01-01' where order_id = " + of("cancelled"),
                        "insert into journal select bucket, account_id, gen_random_uuid(), subscription_id,"
                                + " released_at, 'SYSTEM', 'x', 'RELEASED', '{}' from subscription"
                                + " where subscription_id = 'cancelled'",
                        "insert into provider_task select bucket, gen_random_uuid(), account_id, subscription_id,"
                                + " 'RELEASE', null, null, released_at, released_at, 1, 'CONFIRMED' from subscription"
                                + " where subscription_id = 'cancelled'"),
                planted(
                        RELEASED_IS_FINAL,
                        "no renewal of an item is tried after its release",
                        "insert into attempt select bucket, subscription_id, expires_at, 1, '2027-01-01',"
                                + " '2027-01-01', 'AWAITING_PROVIDER', null, null, 'CNY' from subscription"
                                + " where subscription_id = 'gone'"));
    }
}
