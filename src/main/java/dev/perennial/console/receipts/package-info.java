/** Where other systems tell what became of messages they took. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.receipts;
