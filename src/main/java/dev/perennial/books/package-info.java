/** The vendor's books: what all ledger accounts sum to, and what of the sales is earned by when. Reads only. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "clock", "ledger"})
@org.jspecify.annotations.NullMarked
package dev.perennial.books;
