/** Order management: every order of an account, and one with all that can be done about it. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.orders;
