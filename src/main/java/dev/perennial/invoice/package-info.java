/** Papers for what was paid: what can be invoiced, titles, invoices and credit notes, their numbers and their hashes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "clock", "journal", "ledger", "notice", "order", "paper"})
@org.jspecify.annotations.NullMarked
package dev.perennial.invoice;
