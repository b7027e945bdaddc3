/** Invoices for programs: what can be invoiced, titles, papers and their documents. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.invoice;
