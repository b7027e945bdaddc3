/** Money out: refunds to the original payment and withdrawals, carried out by gateways, or by hand at the bank. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "journal", "ledger", "notice", "order", "payment", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.payout;
