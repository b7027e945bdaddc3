package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 1 and 7 by money on its way out. */
final class PlantedPayouts {
    private static final String ENTRY = "a payout left its wallet by one entry, and came back by one if refused";
    private static final String SOURCE = "to a payment goes what its payouts say, and never more than came in by it";

    private PlantedPayouts() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        ENTRY,
                        "update payout set amount_minor = amount_minor + 1 where way = 'BANK'"),
                planted(
                        MONEY_IS_CONSERVED,
                        ENTRY,
                        "alter table payout drop constraint refused_payout_is_back",
                        "update payout set back_entry_id = null where state = 'REFUSED'"),
                planted(
                        MONEY_IS_CONSERVED,
                        SOURCE,
                        "update payout_source set given_minor = given_minor - 1 where given_minor > 0"),
                planted(
                        MONEY_IS_CONSERVED,
                        "no more went out of a wallet than came in",
                        "update entry set debit = 'OPENING' where debit = 'TOP_UP' and reason = 'top-up'"
                                + " and account_id = 'leaver'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "a payout's beginning and its end have their journal rows",
                        "delete from journal where kind = 'PAYOUT_REFUSED'"));
    }
}
