/** Buying: the page where items are renewed, and the Terms of Service agreed to there. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.checkout;
