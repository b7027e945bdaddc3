/** The reminder promise: who is told, before a date, that it comes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "contact",
            "coupon",
            "journal",
            "ledger",
            "notice",
            "order",
            "renewal",
            "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.reminder;
