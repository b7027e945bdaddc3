/** The products' own systems: what they are to do, and what they answered. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "journal"})
@org.jspecify.annotations.NullMarked
package dev.perennial.provider;
