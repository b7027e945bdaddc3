package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.INVOICEABLE_IS_CASH_SPENT;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.TERMS_ARE_PAID_ONCE;
import static dev.perennial.audit.Planted.of;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 1, 3, 7 and 8 by refunds. */
final class PlantedRefunds {
    private static final String GIVEN = "a line gave back what its refunds say, and never more cash than it took";
    private static final String OWNED = "a refund is of a paid order of its account, and of its lines";

    private PlantedRefunds() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        GIVEN,
                        "update order_line set refunded_minor = refunded_minor - 1 where order_id = " + of("bought")),
                planted(
                        MONEY_IS_CONSERVED,
                        OWNED,
                        "update orders set refunds_order_id = " + of("undone") + " where refunds_order_id is not null"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "what was given back is nothing to be invoiced",
                        "alter table order_line drop constraint invoiceable_without_refunds",
                        "update order_line set invoiceable_minor = wallet_minor where order_id = " + of("bought")),
                planted(
                        TERMS_ARE_PAID_ONCE,
                        "a term was cut with a refund of its line",
                        "update order_line set cut_to = ends_at - interval '1 day' where order_id ="
                                + " (select order_id from orders where refunds_order_id is not null limit 1)"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "each line of a refund has one journal row with a reason",
                        "delete from journal where kind = 'ORDER_REFUNDED'"));
    }
}
