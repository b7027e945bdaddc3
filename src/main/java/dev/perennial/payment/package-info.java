/** Money in: top-ups, payments through a gateway, and that they wake what waited for them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "clock", "journal", "ledger", "notice", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.payment;
