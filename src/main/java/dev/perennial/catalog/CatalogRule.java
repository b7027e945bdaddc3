package dev.perennial.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Decides whether files are a catalog, given the one already stored. Pure: finds every problem, changes nothing. */
final class CatalogRule {
    private final Catalog stored;
    private final Map<Source, JsonNode> trees = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> entities = new LinkedHashMap<>();
    private final Set<Source> sound = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private CatalogRule(Catalog stored) {
        this.stored = stored;
    }

    /** What sound files hold, in their order. */
    record Sound(List<Document<Product>> products, List<Document<BillingEntity>> entities) {}

    /** @throws CatalogRefused with every problem of every file */
    static Sound read(List<Source> files, Catalog stored) {
        var rule = new CatalogRule(stored);
        files.forEach(rule::judge);
        rule.judgeTogether();
        if (!rule.problems.isEmpty()) {
            throw new CatalogRefused(rule.problems);
        }
        return new Sound(
                rule.trees.values().stream().map(Document::product).toList(),
                rule.entities.values().stream()
                        .flatMap(List::stream)
                        .map(Document::entity)
                        .toList());
    }

    private void judge(Source source) {
        try {
            var tree = SourceReader.read(source);
            if (EntityReader.holdsEntities(tree)) {
                judgeEntities(source, tree);
                return;
            }
            var found = new ArrayList<>(FileSchema.PRODUCT.problems(source.file(), tree));
            if (found.isEmpty()) {
                sound.add(source);
                found.addAll(OfferRule.problems(source.file(), tree));
                found.addAll(PolicyRule.problems(source.file(), tree));
            }
            trees.put(source, tree);
            problems.addAll(found);
        } catch (SourceReader.Unreadable unreadable) {
            problems.add(new Problem(source.file(), "", unreadable.getMessage()));
        }
    }

    private void judgeEntities(Source source, JsonNode tree) {
        var found = new ArrayList<>(FileSchema.ENTITIES.problems(source.file(), tree));
        if (found.isEmpty()) {
            entities.put(source.file(), EntityReader.trees(tree));
            found.addAll(EntityRule.problems(source.file(), tree));
        }
        problems.addAll(found);
    }

    private void judgeTogether() {
        problems.addAll(EntityRule.shared(entities, stored));
        var sellers = new HashSet<>(stored.entities().keySet());
        entities.values().forEach(trees -> trees.forEach(entity -> sellers.add(code(entity))));
        var fileOf = new HashMap<String, String>();
        var needs = new HashMap<String, String>();
        stored.products()
                .values()
                .forEach(product ->
                        product.selling().dependsOnProduct().ifPresent(needed -> needs.put(product.code(), needed)));
        trees.forEach((source, tree) -> {
            var code = tree.path("code").asStringOpt().orElse("");
            var other = fileOf.putIfAbsent(code, source.file());
            if (other != null) {
                refuse(source, "/code", "'" + code + "' is the product of " + other + " too; give each its own code");
            }
            needs.remove(code);
            needed(tree).ifPresent(needed -> needs.put(code, needed));
        });
        sound.forEach(source -> {
            judgeSeller(source, trees.get(source), sellers);
            judgeDependence(source, trees.get(source), fileOf.keySet(), needs);
            judgeKeptEditions(source, trees.get(source));
            judgeTerms(source, trees.get(source));
        });
    }

    private void judgeSeller(Source source, JsonNode tree, Set<String> sellers) {
        var seller = tree.path("selling").path("billingEntity").stringValue();
        if (!sellers.contains(seller)) {
            refuse(
                    source,
                    "/selling/billingEntity",
                    "'" + seller + "' is no billing entity; "
                            + (sellers.isEmpty()
                                    ? "add a file of entities"
                                    : "known are " + String.join(", ", new TreeSet<>(sellers))));
        }
    }

    private void judgeDependence(Source source, JsonNode tree, Set<String> loading, Map<String, String> needs) {
        var code = code(tree);
        needed(tree).ifPresent(needed -> {
            if (!loading.contains(needed) && stored.find(needed).isEmpty()) {
                refuse(
                        source,
                        "/selling/dependsOnProduct",
                        "'" + needed + "' is not a product; load its file too, or remove the field");
            }
            if (needsItself(code, needs)) {
                refuse(source, "/selling/dependsOnProduct", "makes '" + code + "' need itself; remove the field");
            }
        });
    }

    private static boolean needsItself(String code, Map<String, String> needs) {
        var seen = new HashSet<String>();
        var next = needs.get(code);
        while (next != null && seen.add(next)) {
            if (next.equals(code)) {
                return true;
            }
            next = needs.get(next);
        }
        return false;
    }

    /** A subscription may have an edition for years after its sale: without it, it could not be named or renewed. */
    private void judgeKeptEditions(Source source, JsonNode tree) {
        var product = stored.find(tree.path("code").stringValue());
        var editions = new HashSet<String>();
        tree.path("editions")
                .forEach(edition -> editions.add(edition.path("code").stringValue()));
        product.stream()
                .flatMap(before -> before.editions().stream())
                .filter(edition -> !editions.contains(edition.code()))
                .forEach(edition -> refuse(
                        source,
                        "/editions",
                        "lacks '" + edition.code() + "', which was loaded before and may have been sold; put it back"));
    }

    /** Customers accepted a version: what it says stays what they read (rule 11). */
    private void judgeTerms(Source source, JsonNode tree) {
        var before = stored.find(tree.path("code").stringValue());
        var terms = ProductReader.terms(tree.path("selling"));
        if (before.filter(product -> product.selling().terms().contradicts(terms))
                .isPresent()) {
            refuse(
                    source,
                    "/selling/terms",
                    "differs from what was loaded as version " + terms.version() + "; give the new text a new version");
        }
    }

    private static String code(JsonNode tree) {
        return tree.path("code").stringValue();
    }

    private static Optional<String> needed(JsonNode tree) {
        return tree.path("selling").path("dependsOnProduct").asStringOpt();
    }

    private void refuse(Source source, String path, String reason) {
        problems.add(new Problem(source.file(), path, reason));
    }
}
