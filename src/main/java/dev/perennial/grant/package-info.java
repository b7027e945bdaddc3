/** What the vendor gives without being paid: balance, credit lines, coupons, time. Each with a reason. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "coupon",
            "journal",
            "ledger",
            "notice",
            "order",
            "provider",
            "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.grant;
