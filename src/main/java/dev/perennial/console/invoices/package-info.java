/** A customer's papers: what can be invoiced, invoices and credit notes, and whom they are made out to. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.invoices;
