/** The papers of all accounts, for the vendor's people. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.invoices;
