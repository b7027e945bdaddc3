/** Customers: who owns subscriptions, a wallet and coupons; and the one lock, the account. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package dev.perennial.account;
