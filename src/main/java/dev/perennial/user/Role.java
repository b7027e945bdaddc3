package dev.perennial.user;

/** What a user may do. */
public enum Role {
    /** All of its account: money, users and settings. */
    OWNER,
    /** What costs or brings money: renewing, paying, topping up, and what is renewed by itself. */
    PAYER,
    /** Looks, and changes nothing but what is its own. */
    VIEWER,
    /** One of the vendor's people: belongs to no account, and looks after all of them. */
    OPERATOR;

    /** Whether it may do what moves money of its account, or promises to. */
    public boolean maySpend() {
        return this == OWNER || this == PAYER;
    }

    /** Whether it may change who else comes in, and the account itself. */
    public boolean mayManage() {
        return this == OWNER;
    }
}
