package dev.perennial.letter;

import dev.perennial.notice.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which of a kind's sentences fits: suffixes of their keys, the closest first; the kind's plain sentence fits always. */
final class VariantRule {
    private VariantRule() {}

    static List<String> variants(NoticeKind kind, Map<String, String> facts) {
        var fits = new ArrayList<String>();
        switch (kind) {
            case EXPIRING -> fits.addAll(List.of(facts.getOrDefault("mode", ""), days(facts)));
            case SUSPENSION_COMING, RELEASE_COMING -> fits.add(days(facts));
            case EXPIRED ->
                fits.add(
                        has(facts, "stops_at") && !facts.get("stops_at").equals(facts.get("expires_at"))
                                ? "grace"
                                : "");
            case RENEWAL_COMING -> fits.add(means(facts));
            case BOUGHT -> fits.add(facts.getOrDefault("mode", ""));
            case RENEWED -> fits.add(facts.getOrDefault("origin", ""));
            case RENEWAL_FAILED -> {
                var code = facts.getOrDefault("code", "");
                if (!has(facts, "next_try")) fits.add(code + ".last");
                fits.add(code);
            }
            case PRICE_CONSENT -> fits.add(has(facts, "agreed") ? "agreed" : "");
            case LOW_BALANCE -> {
                fits.add(has(facts, "shortfall") ? "short" : "");
                fits.add(has(facts, "threshold") ? "threshold" : "");
            }
            case PAYMENT_KEPT -> fits.add(facts.getOrDefault("code", ""));
            case TRANSFER_KEPT -> fits.add(has(facts, "missing") ? "missing" : facts.getOrDefault("code", ""));
            case REFUNDED -> fits.add(has(facts, "ends_at") ? "ends" : "");
            case PAYOUT_ASKED, PAYOUT_MADE, PAYOUT_REFUSED -> fits.add(has(facts, "holder") ? "bank" : "");
            case GRANTED -> fits.add(has(facts, "to") ? "TIME" : facts.getOrDefault("kind", ""));
            case PASSWORD_CHANGED, WAYS_IN_CHANGED, USERS_CHANGED, CONTACTS_CHANGED ->
                fits.add(facts.getOrDefault("what", ""));
            case WEBHOOK_OFF -> fits.add(facts.getOrDefault("because", ""));
            case CONTACT_CODE -> fits.add(has(facts, "minutes") ? "minutes" : "");
            default -> {}
        }
        return fits.stream()
                .filter(some -> !some.isEmpty() && !some.equals(".last"))
                .toList();
    }

    private static String days(Map<String, String> facts) {
        return switch (facts.getOrDefault("days", "")) {
            case "0" -> "today";
            case "1" -> "one";
            default -> "";
        };
    }

    /** Which funds pay what is to come, as far as that is known. */
    private static String means(Map<String, String> facts) {
        if (has(facts, "shortfall")) return "short";
        if (!has(facts, "price")) return "";
        if (!has(facts, "wallet") || !has(facts, "coupons")) return "priced";
        if (isNothing(facts.get("coupons"))) return "wallet";
        return isNothing(facts.get("wallet")) ? "coupons" : "both";
    }

    static boolean isNothing(String decimal) {
        return decimal.matches("0(\\.0+)?");
    }

    private static boolean has(Map<String, String> facts, String name) {
        return facts.containsKey(name);
    }
}
