/** The benchmark: how fast renewals are, beside hand-written SQL that writes the same rows on the same server. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "clock", "clockwork", "renewal"})
@org.jspecify.annotations.NullMarked
package dev.perennial.bench;
