/** Money in: top-ups, and that they wake what waited for them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "journal", "ledger", "notice", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.payment;
