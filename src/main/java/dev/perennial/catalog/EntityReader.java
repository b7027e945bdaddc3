package dev.perennial.catalog;

import java.util.Currency;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Makes billing entities of a tree that was found to hold them. */
final class EntityReader {
    static final String ENTITIES = "entities";

    private EntityReader() {}

    static boolean holdsEntities(JsonNode tree) {
        return tree.has(ENTITIES);
    }

    static List<JsonNode> trees(JsonNode tree) {
        return tree.path(ENTITIES).valueStream().toList();
    }

    static BillingEntity entity(JsonNode tree) {
        var address = tree.path("address");
        return new BillingEntity(
                string(tree, "code"),
                ProductReader.text(tree, "name"),
                new BillingEntity.Address(
                        ProductReader.text(address, "street"),
                        ProductReader.text(address, "city"),
                        string(address, "postcode"),
                        string(address, "country")),
                string(tree, "taxNumber"),
                tree.path("registration").stringValueOpt(),
                string(tree, "email"),
                string(tree, "phone"),
                tree.path("accounts").valueStream().map(EntityReader::account).toList(),
                string(tree, "invoicePrefix"));
    }

    private static BankAccount account(JsonNode tree) {
        return new BankAccount(
                ProductReader.text(tree, "holder"),
                ProductReader.text(tree, "bank"),
                string(tree, "number").replace(" ", ""),
                tree.path("bic").stringValueOpt(),
                tree.path("currencies")
                        .valueStream()
                        .map(code -> Currency.getInstance(code.stringValue()))
                        .toList());
    }

    private static String string(JsonNode tree, String field) {
        return tree.path(field).stringValue();
    }
}
