package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.EVERY_DUE_THING_IS_DECIDED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.NOTHING_FALLS_BELOW_ITS_FLOOR;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches by automatic top-up: above the ceiling, without a yes, or told otherwise than it was. */
final class PlantedTopUps {
    private static final String CEILING = "a month's automatic charges stay within the ceiling";
    private static final String AGREED = "nothing is charged automatically but while it was agreed to";
    private static final String OF_ONE = "an automatic charge is a payment of its account, for items of it";

    private PlantedTopUps() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        MONEY_IS_CONSERVED,
                        "an automatic charge came to what its payment came to",
                        "update auto_charge set outcome = 'LEFT' where account_id = 'refused'"),
                planted(
                        NOTHING_FALLS_BELOW_ITS_FLOOR,
                        CEILING,
                        "update auto_charge set used_minor = used_minor + 1 where account_id = 'charged'"),
                planted(
                        NOTHING_FALLS_BELOW_ITS_FLOOR,
                        CEILING,
                        "alter table auto_charge drop constraint charge_within_the_ceiling",
                        "update auto_charge set ceiling_minor = 1 where account_id = 'charged'"),
                planted(
                        EVERY_DUE_THING_IS_DECIDED,
                        "an item that waits for a charge has one under way, or is due",
                        "update subscription set waits_for = 'AWAITING_TOP_UP', next_try_at = null"
                                + " where subscription_id = 'charged-1'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        AGREED,
                        "update journal set kind = 'AUTO_TOP_UP_OFF' where kind = 'AUTO_TOP_UP_ON'"
                                + " and account_id = 'charged'",
                        "update auto_top_up set state = 'OFF' where account_id = 'charged'"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "automatic top-up stands as its journal last tells",
                        "update auto_top_up set state = 'OFF' where account_id = 'charged'"),
                planted(
                        ACCOUNTS_STAY_APART,
                        OF_ONE,
                        "update auto_charge_item i set subscription_id = (select min(s.subscription_id) from"
                                + " subscription s where s.bucket = i.bucket and s.account_id <> 'charged')"
                                + " where subscription_id = 'charged-1'"));
    }
}
