/** Who did what, when and why: one row for each change of state, written in the same transaction. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account"})
@org.jspecify.annotations.NullMarked
package dev.perennial.journal;
