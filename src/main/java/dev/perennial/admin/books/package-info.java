/** The vendor's books: trial balance, entries, deferred revenue, and their files. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.books;
