/**
 * The benchmark: how fast renewals are and how fast messages leave, beside hand-written SQL that writes the same rows;
 * how fast programs renew, beside as many rows written as pgbench would; and how fast pages are.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "clock", "clockwork", "key", "notice", "post", "renewal", "user"})
@org.jspecify.annotations.NullMarked
package dev.perennial.bench;
