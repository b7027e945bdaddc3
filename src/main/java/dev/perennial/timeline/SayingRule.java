package dev.perennial.timeline;

import dev.perennial.kernel.Money;
import dev.perennial.renewal.RenewalRule.Decision;
import java.util.HashMap;
import java.util.Map;

/** The facts that sentences about a renewal name. */
final class SayingRule {
    private SayingRule() {}

    static Map<String, String> facts(Outlook outlook) {
        var facts = new HashMap<String, String>();
        facts.put("at", outlook.at().toString());
        facts.put("day", outlook.at().toString());
        switch (outlook.decision()) {
            case Decision.Renew(var chosen) -> {
                var pay = chosen.pay();
                facts.put("period", chosen.quote().period().toString());
                facts.put("to", chosen.quote().term().end().toString());
                facts.put("coupons", pay.byCoupons().decimal());
                facts.put("wallet", pay.fromWallet().decimal());
                facts.put(
                        "covered",
                        "@timeline.covered."
                                + means(
                                        pay.byCoupons().isPositive(),
                                        pay.fromWallet().isPositive()));
                price(facts, chosen.quote().price());
            }
            case Decision.Refuse refusal -> {
                if (refusal.price() != null) price(facts, refusal.price());
                if (refusal.shortfall() != null) {
                    facts.put("shortfall", refusal.shortfall().decimal());
                }
            }
        }
        return facts;
    }

    /** A journal row's facts, with how it was paid. */
    static Map<String, String> paid(Map<String, String> facts) {
        var more = new HashMap<>(facts);
        more.put(
                "paid", "@timeline.paid." + means(isAboveZero(facts.get("coupons")), isAboveZero(facts.get("wallet"))));
        return more;
    }

    private static String means(boolean coupons, boolean wallet) {
        return coupons && wallet ? "BOTH" : coupons ? "COUPONS" : wallet ? "WALLET" : "NOTHING";
    }

    private static boolean isAboveZero(String decimal) {
        return decimal != null && decimal.matches(".*[1-9].*");
    }

    private static void price(Map<String, String> facts, Money price) {
        facts.put("price", price.decimal());
        facts.put("currency", price.currency().getCurrencyCode());
    }
}
