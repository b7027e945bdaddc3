/**
 * The products' own systems over HTTP: how each is reached, signed calls that carry tasks to it, the answers that come by
 * themselves, and its list compared with ours.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "clock", "journal", "provider", "sign", "subscription", "vault"})
@org.jspecify.annotations.NullMarked
package dev.perennial.product;
