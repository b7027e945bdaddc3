/** Money in a customer's hands: funds and coupons, and the page of the built-in gateway. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.funds;
