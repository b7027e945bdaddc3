/** The door for programs: everything a person can do, as JSON over HTTP, by the same front doors. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "autotopup",
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
            "link",
            "notice",
            "order",
            "paper",
            "payment",
            "payout",
            "portfolio",
            "provider",
            "renewal",
            "settings",
            "subscription",
            "timeline",
            "user",
            "vault",
            "web",
            "webhook"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.api;
