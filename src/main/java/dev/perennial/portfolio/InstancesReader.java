package dev.perennial.portfolio;

import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Edition;
import dev.perennial.catalog.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads saved answers of BSS {@code QueryAvailableInstances}: one answer as the server gave it, its {@code Data} alone,
 * a list of instances, or a list of such answers, one for each page.
 */
final class InstancesReader {
    static final String FILE = "instances.json";

    private static final long BYTES_MAX = 256L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What the answer's words are called in our columns. */
    private static final Map<String, String> BILLING =
            Map.of("Subscription", "SUBSCRIPTION", "PayAsYouGo", "PAY_AS_YOU_GO");

    private static final Map<String, String> MODE =
            Map.of("AutoRenewal", "AUTO", "ManualRenewal", "MANUAL", "NotRenewal", "NONE");

    private final Catalog catalog;
    private final Problems problems;
    private final Consumer<Fields> each;
    private long number;

    private InstancesReader(Catalog catalog, Problems problems, Consumer<Fields> each) {
        this.catalog = catalog;
        this.problems = problems;
        this.each = each;
    }

    /** Hands every instance to {@code each} as a row of {@code subscriptions.csv}. */
    static void read(Path path, Catalog catalog, Problems problems, Watch watch, Consumer<Fields> each) {
        try {
            if (Files.size(path) > BYTES_MAX) {
                problems.add(FILE, 1, "is larger than 256 MiB; save fewer pages of the answer and import twice");
                return;
            }
            watch.begin("reading " + FILE, Files.size(path));
            var tree = JSON.readTree(path.toFile());
            watch.advance(Files.size(path));
            new InstancesReader(catalog, problems, each).answer(tree, "$");
        } catch (JacksonException unreadable) {
            var at = unreadable.getLocation();
            var place = at == null ? ":1" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            problems.add(new Problem(FILE, 0, place, "is no JSON: " + firstLine(unreadable.getOriginalMessage())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void answer(JsonNode node, String path) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                var element = node.get(i);
                var at = path + "[" + i + "]";
                if (element.has("Data") || element.has("InstanceList")) {
                    answer(element, at);
                } else {
                    instance(element, at);
                }
            }
        } else if (node.path("Success").isBoolean() && !node.path("Success").booleanValue()) {
            wrong(path, "is an answer that failed with " + Fields.shown(text(node.get("Code"))) + "; ask again");
        } else if (node.has("Data")) {
            answer(node.get("Data"), path + ".Data");
        } else if (node.has("InstanceList")) {
            answer(node.get("InstanceList"), path + ".InstanceList");
        } else {
            wrong(path, "is no answer of QueryAvailableInstances; it must have Data.InstanceList, a list of instances");
        }
    }

    private void instance(JsonNode node, String path) {
        number++;
        if (!node.isObject()) {
            wrong(path, "is no instance; write an object with InstanceID, OwnerId, ProductCode and EndTime");
            return;
        }
        var row = new HashMap<String, @Nullable String>();
        var fields = new Fields(new Place.Instance(FILE, path, number), row::get, problems);
        row.put("subscription", scalar(fields, node, "InstanceID", "subscription"));
        row.put("account", scalar(fields, node, "OwnerId", "account"));
        row.put("started_at", scalar(fields, node, "CreateTime", "started_at"));
        row.put("billing", word(fields, node, "SubscriptionType", "billing", BILLING));
        row.put("renewal_mode", word(fields, node, "RenewStatus", "renewal_mode", MODE));
        row.put("renewal_period", period(fields, node));
        if ("SUBSCRIPTION".equals(row.get("billing"))) {
            row.put("expires_at", scalar(fields, node, "EndTime", "expires_at"));
        }
        product(fields, node).ifPresent(product -> {
            row.put("product", product.code());
            row.put("edition", usualEdition(product).code());
        });
        if (fields.isRight()) {
            each.accept(fields);
        }
    }

    /** By the product's code here; where that is a family of products, by its type. */
    private Optional<Product> product(Fields fields, JsonNode node) {
        var code = scalar(fields, node, "ProductCode", "product");
        var type = scalar(fields, node, "ProductType", "product");
        var found = find(code).or(() -> find(type));
        if (found.isEmpty()) {
            fields.wrong(
                    "product",
                    "there is no product " + Fields.shown(code == null ? type : code) + "; the catalog has "
                            + String.join(", ", catalog.products().keySet()));
        }
        return found;
    }

    private Optional<Product> find(@Nullable String code) {
        return code == null ? Optional.empty() : catalog.find(code.toLowerCase(Locale.ROOT));
    }

    /** The answer does not name the edition: what is renewed is a paid one. */
    private static Edition usualEdition(Product product) {
        return product.editions().stream()
                .filter(Edition::paid)
                .findFirst()
                .orElseGet(() -> product.editions().getFirst());
    }

    private static @Nullable String period(Fields fields, JsonNode node) {
        var duration = scalar(fields, node, "RenewalDuration", "renewal_period");
        var unit = scalar(fields, node, "RenewalDurationUnit", "RenewalDurationUnit");
        if (duration == null || duration.equals("0")) {
            return null;
        }
        if (!duration.matches("[1-9][0-9]{0,3}")) {
            fields.wrong("renewal_period", "is " + Fields.shown(duration) + "; write a whole number from 1 up");
            return null;
        }
        if (unit == null || !unit.matches("[MY]")) {
            fields.wrong("RenewalDurationUnit", "is " + Fields.shown(unit) + "; write M or Y");
            return null;
        }
        return "P" + duration + unit;
    }

    private static @Nullable String word(
            Fields fields, JsonNode node, String field, String column, Map<String, String> words) {
        var value = scalar(fields, node, field, column);
        if (value == null) {
            return null;
        }
        var ours = words.get(value);
        if (ours == null) {
            var known = words.keySet().stream().sorted().toList();
            fields.wrong(column, "is " + Fields.shown(value) + "; write one of " + String.join(", ", known));
        }
        return ours;
    }

    /** A text or a whole number as text; null when it is absent, null or empty. */
    private static @Nullable String scalar(Fields fields, JsonNode node, String field, String column) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            fields.wrong(column, "is " + Fields.shown(value.toString()) + "; write a text or a whole number");
            return null;
        }
        var text = value.asString();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asString("");
    }

    private void wrong(String path, String reason) {
        problems.add(new Problem(FILE, number, ":" + path, reason));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable");
    }
}
