/** Everything that happened to an item and everything that will, each with its reason (rule 34). Changes nothing. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "clock",
            "coupon",
            "journal",
            "ledger",
            "order",
            "renewal",
            "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.timeline;
