/** Corporate bank transfers: each account's own reference, statements of the bank, and who gets the money (rule 27). */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "journal", "ledger", "notice", "order", "payment"})
@org.jspecify.annotations.NullMarked
package dev.perennial.bank;
