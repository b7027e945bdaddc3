/** Automatic top-up: what a customer agreed to, and charges of the kept payment method for what a renewal lacks. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "journal", "notice", "order", "payment", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.autotopup;
