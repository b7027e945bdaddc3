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
            "notice",
            "order",
            "paper",
            "payment",
            "payout",
            "provider",
            "renewal",
            "subscription",
            "timeline",
            "web"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.admin;
