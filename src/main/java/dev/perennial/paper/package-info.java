/** Invoices and credit notes as documents: a record becomes a PDF, and an e-invoice by EN 16931. Keeps nothing. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package dev.perennial.paper;
