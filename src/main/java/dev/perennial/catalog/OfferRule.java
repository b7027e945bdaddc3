package dev.perennial.catalog;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say about editions, offers and amounts. Asked only of trees the schema accepts. */
final class OfferRule {
    private final String file;
    private final JsonNode product;
    private final Map<String, Boolean> paidByEdition = new LinkedHashMap<>();
    private final Set<String> currencies;
    private final List<Problem> problems = new ArrayList<>();

    private OfferRule(String file, JsonNode product) {
        this.file = file;
        this.product = product;
        this.currencies = currencies(product);
    }

    static List<Problem> problems(String file, JsonNode product) {
        var rule = new OfferRule(file, product);
        rule.judgeEditions();
        rule.judgeOffers();
        rule.judgeLateFees();
        return rule.problems;
    }

    private void judgeEditions() {
        var offered = new HashSet<String>();
        product.path("offers")
                .forEach(offer -> offered.add(offer.path("edition").stringValue()));
        int at = 0;
        for (var edition : product.path("editions")) {
            var code = edition.path("code").stringValue();
            boolean paid = edition.path("paid").booleanValue();
            var place = "/editions/" + at++;
            if (paidByEdition.putIfAbsent(code, paid) != null) {
                refuse(place + "/code", "'" + code + "' is the code of another edition too; give each its own");
            } else if (paid && !offered.contains(code)) {
                refuse(place, "'" + code + "' is paid and has no offer; add one, or write paid: false");
            }
        }
    }

    private void judgeOffers() {
        var seen = new HashSet<String>();
        int at = 0;
        for (var offer : product.path("offers")) {
            var place = "/offers/" + at++;
            var edition = offer.path("edition").stringValue();
            judgeEdition(place + "/edition", edition);
            var period = period(place + "/period", offer.path("period").stringValue());
            if (!seen.add(edition + " " + period)) {
                refuse(place, "offers " + period + " of '" + edition + "' a second time; keep one of them");
            }
            judgeAmounts(place + "/price", offer.path("price"));
        }
    }

    private void judgeEdition(String place, String edition) {
        var paid = paidByEdition.get(edition);
        if (paid == null) {
            refuse(
                    place,
                    "'" + edition + "' is not an edition; known are " + String.join(", ", paidByEdition.keySet()));
        } else if (!paid) {
            refuse(place, "'" + edition + "' is free; remove the offer, or write paid: true");
        }
    }

    /** The same period in its one shortest form, so that P12M and P1Y are seen to be one. */
    private String period(String place, String iso) {
        try {
            return Period.parse(iso).toString();
        } catch (IllegalArgumentException notAPeriod) {
            refuse(place, notAPeriod.getMessage());
            return iso;
        }
    }

    private void judgeLateFees() {
        var fees = product.path("policy").path("lateFees");
        if (!fees.isEmpty()) {
            judgeAmounts("/policy/lateFees", fees);
        }
    }

    private void judgeAmounts(String place, JsonNode amounts) {
        amounts.forEachEntry((code, amount) -> judgeAmount(place + "/" + code, code, amount.stringValue()));
        for (var currency : currencies) {
            if (!amounts.has(currency)) {
                refuse(place, "has no " + currency + ", which other offers have; add it, or remove it from all");
            }
        }
    }

    private void judgeAmount(String place, String code, String amount) {
        var currency = currency(code);
        if (currency == null) {
            refuse(place, "'" + code + "' is not a currency money is paid in; write an ISO 4217 code such as CNY");
            return;
        }
        int decimals = amount.contains(".") ? amount.length() - amount.indexOf('.') - 1 : 0;
        int scale = currency.getDefaultFractionDigits();
        if (decimals > scale) {
            refuse(place, "has " + decimals + " decimals; " + code + " has " + scale);
        } else if (Money.parse(amount, currency).isZero()) {
            refuse(place, "is " + amount + "; write an amount above zero");
        }
    }

    /** Null when there is none of this code, or none with a minor unit (gold, test codes). */
    static @Nullable Currency currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static Set<String> currencies(JsonNode product) {
        var currencies = new TreeSet<String>();
        product.path("offers")
                .forEach(offer -> currencies.addAll(offer.path("price").propertyNames()));
        return currencies;
    }

    private void refuse(String place, String reason) {
        problems.add(new Problem(file, place, reason));
    }
}
