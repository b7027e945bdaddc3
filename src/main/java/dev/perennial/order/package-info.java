/** Buying: quotes, orders, how they are paid, cancelled and undone. Where time and money meet. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "coupon",
            "journal",
            "ledger",
            "link",
            "notice",
            "payment",
            "provider",
            "subscription",
            "clock"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.order;
