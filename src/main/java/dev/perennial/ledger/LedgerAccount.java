package dev.perennial.ledger;

/** The sides an entry can have. */
public enum LedgerAccount {
    /** What the vendor owes the customer. */
    WALLET,
    /** Money that came in from gateways and banks. */
    TOP_UP,
    /** What was sold, for cash or coupons. */
    SALES,
    /** What coupons paid: the vendor's own expense. */
    PROMOTION,
    /** Money that went out again, to where it came from. */
    PAYOUT,
    /** What the vendor gave: its own expense. */
    GRANT,
    /** Balances brought in from the system used before. */
    OPENING
}
