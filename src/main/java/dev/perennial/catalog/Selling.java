package dev.perennial.catalog;

import java.util.Optional;

/**
 * What the papers of a sale say, and what else the item needs.
 *
 * @param billingEntity the code of the {@link BillingEntity} that sells and invoices
 * @param invoiceContent what an invoice names as sold
 * @param taxPercent the tax contained in the prices, in whole percent
 * @param terms the Terms of Service a buyer accepts
 * @param dependsOnProduct the product without whose item this one does not work (a mailbox's domain)
 */
public record Selling(
        String billingEntity, Text invoiceContent, int taxPercent, Terms terms, Optional<String> dependsOnProduct) {
    public String termsVersion() {
        return terms.version();
    }
}
