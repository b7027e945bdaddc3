/** The Renewals pages: how each item is to be renewed, one by one and many at once. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.renewals;
