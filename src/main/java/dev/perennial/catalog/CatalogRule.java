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
import tools.jackson.databind.JsonNode;

/** Decides whether files are a catalog, given the one already stored. Pure: finds every problem, changes nothing. */
final class CatalogRule {
    private final Catalog stored;
    private final Map<Source, JsonNode> trees = new LinkedHashMap<>();
    private final Set<Source> sound = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private CatalogRule(Catalog stored) {
        this.stored = stored;
    }

    /**
     * The products of the files, in their order.
     *
     * @throws CatalogRefused with every problem of every file
     */
    static List<Document> read(List<Source> files, Catalog stored) {
        var rule = new CatalogRule(stored);
        files.forEach(rule::judge);
        rule.judgeTogether();
        if (!rule.problems.isEmpty()) {
            throw new CatalogRefused(rule.problems);
        }
        return rule.trees.values().stream().map(Document::of).toList();
    }

    private void judge(Source source) {
        try {
            var tree = SourceReader.read(source);
            var found = new ArrayList<>(ProductSchema.problems(source.file(), tree));
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

    private void judgeTogether() {
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
            judgeDependence(source, trees.get(source), fileOf.keySet(), needs);
            judgeKeptEditions(source, trees.get(source));
            judgeTerms(source, trees.get(source));
        });
    }

    private void judgeDependence(Source source, JsonNode tree, Set<String> loading, Map<String, String> needs) {
        var code = tree.path("code").stringValue();
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

    private static Optional<String> needed(JsonNode tree) {
        return tree.path("selling").path("dependsOnProduct").asStringOpt();
    }

    private void refuse(Source source, String path, String reason) {
        problems.add(new Problem(source.file(), path, reason));
    }
}
