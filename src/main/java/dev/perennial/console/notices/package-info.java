/** Messages in the console, the history of all that was sent, and its proof. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.notices;
