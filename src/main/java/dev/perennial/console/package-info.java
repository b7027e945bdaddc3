/** What customers see: their items, what renews them, their money, and who may come in. */
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
            "demo",
            "dependency",
            "feed",
            "forecast",
            "forgotten",
            "invoice",
            "journal",
            "key",
            "ledger",
            "listing",
            "letter",
            "link",
            "notice",
            "order",
            "payment",
            "payout",
            "reminder",
            "renewal",
            "settings",
            "sms",
            "subscription",
            "timeline",
            "user",
            "web"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.console;
