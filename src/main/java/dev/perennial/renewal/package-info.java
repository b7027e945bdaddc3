/** The heart: automatic renewal, its mode, and what becomes of items nobody renews. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "autotopup",
            "catalog",
            "clock",
            "coupon",
            "journal",
            "ledger",
            "notice",
            "order",
            "provider",
            "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.renewal;
