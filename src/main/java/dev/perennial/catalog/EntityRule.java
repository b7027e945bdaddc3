package dev.perennial.catalog;

import dev.perennial.kernel.CheckDigits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say about billing entities. Asked only of trees the schema accepts. */
final class EntityRule {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private EntityRule(String file) {
        this.file = file;
    }

    static List<Problem> problems(String file, JsonNode tree) {
        var rule = new EntityRule(file);
        int at = 0;
        for (var entity : EntityReader.trees(tree)) {
            rule.judge("/entities/" + at++, entity);
        }
        return rule.problems;
    }

    private void judge(String place, JsonNode entity) {
        var country = entity.path("address").path("country").stringValue();
        if (!COUNTRIES.contains(country)) {
            refuse(place + "/address/country", "'" + country + "' is not a country; write two letters such as CN");
        }
        TaxNumberRule.fault(entity.path("taxNumber").stringValue(), country)
                .ifPresent(fault -> refuse(place + "/taxNumber", fault));
        var taken = new HashSet<String>();
        int at = 0;
        for (var account : entity.path("accounts")) {
            judgeAccount(place + "/accounts/" + at++, account, taken);
        }
    }

    private void judgeAccount(String place, JsonNode account, Set<String> taken) {
        var number = account.path("number").stringValue().replace(" ", "");
        if (looksLikeIban(number) && !isIban(number)) {
            refuse(place + "/number", "'" + number + "' is no IBAN: its check digits do not fit; look for a mistype");
        }
        int at = 0;
        for (var currency : account.path("currencies")) {
            judgeCurrency(place + "/currencies/" + at++, currency.stringValue(), taken);
        }
    }

    private void judgeCurrency(String place, String code, Set<String> taken) {
        if (OfferRule.currency(code) == null) {
            refuse(place, "'" + code + "' is not a currency money is paid in; write an ISO 4217 code such as CNY");
        } else if (!taken.add(code)) {
            refuse(place, code + " is taken by an account above already; write it once");
        }
    }

    /** Two letters of a country and two check digits, as no bank's own number begins. */
    static boolean looksLikeIban(String number) {
        return number.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}");
    }

    static boolean isIban(String number) {
        return looksLikeIban(number) && CheckDigits.fit(number);
    }

    /** Codes and prefixes that two entities share, over all files and what is stored. */
    static List<Problem> shared(Map<String, List<JsonNode>> loading, Catalog stored) {
        var found = new ArrayList<Problem>();
        var prefixes = new HashMap<String, String>();
        var codes = new HashSet<String>();
        loading.values().forEach(trees -> trees.forEach(tree -> codes.add(string(tree, "code"))));
        stored.entities().values().stream()
                .filter(entity -> !codes.contains(entity.code()))
                .forEach(entity -> prefixes.put(entity.invoicePrefix(), entity.code()));
        var seen = new HashSet<String>();
        loading.forEach((file, trees) -> {
            for (int at = 0; at < trees.size(); at++) {
                var code = string(trees.get(at), "code");
                var place = "/entities/" + at;
                if (!seen.add(code)) {
                    found.add(new Problem(
                            file, place + "/code", "'" + code + "' is another entity's too; give each its own"));
                    continue;
                }
                var prefix = string(trees.get(at), "invoicePrefix");
                Optional.ofNullable(prefixes.putIfAbsent(prefix, code))
                        .ifPresent(other -> found.add(new Problem(
                                file,
                                place + "/invoicePrefix",
                                "'" + prefix + "' begins the invoices of " + other
                                        + "; numbers must differ, write another")));
                keptPrefix(trees.get(at), stored)
                        .ifPresent(kept -> found.add(new Problem(
                                file,
                                place + "/invoicePrefix",
                                "was '" + kept + "', by which invoices may have been numbered; put it back")));
            }
        });
        return found;
    }

    private static Optional<String> keptPrefix(JsonNode tree, Catalog stored) {
        return stored.findEntity(string(tree, "code"))
                .map(BillingEntity::invoicePrefix)
                .filter(prefix -> !prefix.equals(string(tree, "invoicePrefix")));
    }

    private static String string(JsonNode tree, String field) {
        return tree.path(field).stringValue();
    }

    private void refuse(String place, String reason) {
        problems.add(new Problem(file, place, reason));
    }
}
