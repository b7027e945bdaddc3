/** The door for programs: everything a person can do, as JSON over HTTP, by the same front doors. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "bank",
            "catalog",
            "clock",
            "clockwork",
            "contact",
            "coupon",
            "dependency",
            "event",
            "forecast",
            "grant",
            "invoice",
            "journal",
            "key",
            "ledger",
            "notice",
            "order",
            "paper",
            "payment",
            "payout",
            "portfolio",
            "product",
            "provider",
            "renewal",
            "settings",
            "sign",
            "subscription",
            "timeline",
            "user",
            "web",
            "webhook"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.api;
