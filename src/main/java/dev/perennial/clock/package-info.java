/** What time it is, and what was fixed when the database was created. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"db", "kernel"})
@org.jspecify.annotations.NullMarked
package dev.perennial.clock;
