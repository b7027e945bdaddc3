/** Bringing items to one day of the month, with its price shown first. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.unify;
