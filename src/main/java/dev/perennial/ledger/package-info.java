/** Money: wallets, double-entry bookkeeping, and what is held back. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "journal"})
@org.jspecify.annotations.NullMarked
package dev.perennial.ledger;
