/** Secrets that must be read again: kept sealed, with a key that the database does not hold. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"db"})
@org.jspecify.annotations.NullMarked
package dev.perennial.vault;
