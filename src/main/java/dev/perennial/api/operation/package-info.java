/** For programs of the vendor: runs, what is set aside, the journal, the outbox, the books, files in and out. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.operation;
