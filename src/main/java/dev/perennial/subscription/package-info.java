/** Items bought for a fixed term: their terms, phases, renewal mode, and when the clockwork must look at them next. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "journal", "ledger", "notice", "provider"})
@org.jspecify.annotations.NullMarked
package dev.perennial.subscription;
