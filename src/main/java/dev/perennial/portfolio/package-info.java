/** Bringing a vendor's accounts, items and coupons in, and writing out how everything stands. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "clock", "coupon", "journal", "ledger", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.portfolio;
