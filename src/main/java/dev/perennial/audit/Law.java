package dev.perennial.audit;

/** What holds at every moment, whatever happens: the laws of the design, by their numbers there. */
public enum Law {
    MONEY_IS_CONSERVED("Money is conserved"),
    NOTHING_FALLS_BELOW_ITS_FLOOR("No wallet falls below its floor, no coupon below zero"),
    TERMS_ARE_PAID_ONCE("Terms never overlap, and each is paid once or granted"),
    ONE_CHARGE_AN_EXPIRATION("An expiration is charged for once at the most"),
    RELEASED_IS_FINAL("What was released is never charged and never gets a term"),
    EVERY_DUE_THING_IS_DECIDED("Every due thing ends in a recorded decision"),
    EVERY_CHANGE_IS_JOURNALED("Every change has its journal row and its messages"),
    INVOICEABLE_IS_CASH_SPENT("No more can be invoiced than cash was spent"),
    ACCOUNTS_STAY_APART("What one account owns belongs to no other");

    private final String sentence;

    Law(String sentence) {
        this.sentence = sentence;
    }

    public int number() {
        return ordinal() + 1;
    }

    public String sentence() {
        return sentence;
    }
}
