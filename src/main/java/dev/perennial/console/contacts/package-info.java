/** Whom an account wants told, how an address is shown to be theirs, and who gets what. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.contacts;
