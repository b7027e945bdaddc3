/** What an account holds: each item's own page, and each product's. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.items;
