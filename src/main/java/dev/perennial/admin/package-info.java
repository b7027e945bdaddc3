/** What operators see: all accounts, items with their story, and the clock of a sandbox. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "bank",
            "books",
            "catalog",
            "clock",
            "clockwork",
            "contact",
            "coupon",
            "grant",
            "invoice",
            "journal",
            "ledger",
            "letter",
            "notice",
            "order",
            "paper",
            "payment",
            "payout",
            "post",
            "product",
            "provider",
            "renewal",
            "sign",
            "sms",
            "subscription",
            "timeline",
            "user",
            "web"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.admin;
