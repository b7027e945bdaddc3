package dev.perennial.subscription;

/** How an item is paid for. Pay-as-you-go items are listed and never renewed. */
public enum Billing {
    SUBSCRIPTION,
    PAY_AS_YOU_GO
}
