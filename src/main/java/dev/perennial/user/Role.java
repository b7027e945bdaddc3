package dev.perennial.user;

/** What a user may do. */
public enum Role {
    /** All of its account: money, users and settings. */
    OWNER,
    /** What costs or brings money: renewing, paying, topping up, and what is renewed by itself. */
    PAYER,
    /** Looks, and changes nothing but what is its own. */
    VIEWER,
    /** One of the vendor's people: belongs to no account, looks after all of them, and may do everything. */
    OPERATOR,
    /** One of the vendor's people: looks at everything, and handles money. */
    FINANCE,
    /** One of the vendor's people: looks at everything, and puts items right. */
    SUPPORT,
    /** One of the vendor's people, or who checks their books: looks at everything, and changes nothing. */
    AUDITOR;

    /** Whether it is one of the vendor's people, who belong to no account. */
    public boolean isVendors() {
        return switch (this) {
            case OPERATOR, FINANCE, SUPPORT, AUDITOR -> true;
            case OWNER, PAYER, VIEWER -> false;
        };
    }

    /** Whether it may do what moves money of its account, or promises to. */
    public boolean maySpend() {
        return this == OWNER || this == PAYER;
    }

    /** Whether it may change who else comes in, and the account itself. */
    public boolean mayManage() {
        return this == OWNER;
    }

    /** Of the vendor's people, whether it may move customers' money: statements, refunds, payouts, grants. */
    public boolean mayHandleMoney() {
        return this == OPERATOR || this == FINANCE;
    }

    /** Of the vendor's people, whether it may act on customers' items. */
    public boolean mayHandleItems() {
        return this == OPERATOR || this == SUPPORT;
    }

    /** Of the vendor's people, whether it may carry the books out of the house, as files. */
    public boolean mayTakeBooks() {
        return this == OPERATOR || this == FINANCE || this == AUDITOR;
    }
}
