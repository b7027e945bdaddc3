package dev.perennial.catalog;

import dev.perennial.kernel.Sha256;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product or a billing entity as it is stored: its fields as JSON in a fixed order, so that comments, layout and
 * order in a file make no difference.
 *
 * @param content what the fields say
 * @param hash SHA-256 of the JSON, in hexadecimal
 */
record Document<T>(String code, T content, String json, String hash) {
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    static Document<Product> product(JsonNode tree) {
        return of(tree, ProductReader.product(tree));
    }

    static Document<BillingEntity> entity(JsonNode tree) {
        return of(tree, EntityReader.entity(tree));
    }

    private static <T> Document<T> of(JsonNode tree, T content) {
        var json = SORTED.writeValueAsString(tree);
        return new Document<>(
                tree.path("code").stringValue(), content, json, HexFormat.of().formatHex(Sha256.of(json)));
    }
}
