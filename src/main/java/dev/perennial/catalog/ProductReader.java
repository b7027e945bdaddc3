package dev.perennial.catalog;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Makes a product of a tree that was found to be one. */
final class ProductReader {
    private ProductReader() {}

    static Product product(JsonNode tree) {
        return new Product(
                string(tree, "code"),
                text(tree, "name"),
                textOr(tree, "shortName", "name"),
                textOr(tree, "console", "name"),
                string(tree, "category"),
                text(tree, "itemNoun"),
                tree.path("editions").valueStream().map(ProductReader::edition).toList(),
                tree.path("offers").valueStream().flatMap(ProductReader::offers).toList(),
                policy(tree.path("policy")),
                selling(tree.path("selling")));
    }

    private static Edition edition(JsonNode tree) {
        return new Edition(
                string(tree, "code"), text(tree, "name"), tree.path("paid").booleanValue());
    }

    private static Stream<Offer> offers(JsonNode tree) {
        var edition = string(tree, "edition");
        var period = Period.parse(string(tree, "period"));
        return amounts(tree.path("price")).values().stream().map(price -> new Offer(edition, period, price));
    }

    private static Policy policy(JsonNode tree) {
        return new Policy(
                number(tree, "leadDays"),
                LocalTime.parse(string(tree, "tryAt")),
                number(tree, "lastTryDays"),
                numbers(tree, "laterTryDays"),
                number(tree, "graceDays"),
                number(tree, "retentionDays"),
                numbers(tree, "reminderDays"),
                number(tree, "releaseWarningDays"),
                number(tree, "nonrenewalReminderDays"),
                LateBase.valueOf(string(tree, "lateBase")),
                tree.path("providerConfirms").booleanValue(),
                number(tree, "unpaidOrderDays"),
                number(tree, "priceTolerancePercent"),
                amounts(tree.path("lateFees")));
    }

    private static Selling selling(JsonNode tree) {
        return new Selling(
                string(tree, "billingEntity"),
                text(tree, "invoiceContent"),
                number(tree, "taxPercent"),
                terms(tree),
                tree.path("dependsOnProduct").stringValueOpt());
    }

    static Terms terms(JsonNode selling) {
        return new Terms(string(selling.path("terms"), "version"), text(selling, "terms"));
    }

    private static Map<Currency, Money> amounts(JsonNode tree) {
        var amounts = new TreeMap<Currency, Money>(Comparator.comparing(Currency::getCurrencyCode));
        tree.forEachEntry((code, amount) -> {
            var currency = Currency.getInstance(code);
            amounts.put(currency, Money.parse(amount.stringValue(), currency));
        });
        return amounts;
    }

    static Text text(JsonNode tree, String field) {
        return new Text(string(tree.path(field), "en"), string(tree.path(field), "zh"));
    }

    private static Text textOr(JsonNode tree, String field, String instead) {
        return text(tree, tree.has(field) ? field : instead);
    }

    private static String string(JsonNode tree, String field) {
        return tree.path(field).stringValue();
    }

    private static int number(JsonNode tree, String field) {
        return tree.path(field).intValue();
    }

    private static List<Integer> numbers(JsonNode tree, String field) {
        return tree.path(field).valueStream().map(JsonNode::intValue).toList();
    }
}
