package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.catalog.Text;

/**
 * What an invoice says of a line, as the catalog said it when the line was paid: a later catalog changes no invoice.
 *
 * @param entity the code of the legal person that sold
 * @param content what an invoice names as sold
 * @param taxPercent the tax contained in the price, in whole percent
 */
public record Sold(String entity, Text content, int taxPercent) {
    public static Sold of(Product product) {
        var selling = product.selling();
        return new Sold(selling.billingEntity(), selling.invoiceContent(), selling.taxPercent());
    }
}
