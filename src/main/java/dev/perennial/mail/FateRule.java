package dev.perennial.mail;

import dev.perennial.mail.Returned.Fate;
import java.util.Locale;

/** What a report says became of a recipient (RFC 3464, 2.3.3 and 2.3.4). */
final class FateRule {
    private FateRule() {}

    /**
     * The action decides; a report without one, or with one we do not know, is read by its status.
     *
     * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}
     * @param status {@code 5.1.1}
     */
    static Fate fate(String action, String status) {
        var ofStatus = ofStatus(status.strip());
        return switch (word(action)) {
            // Who gave up after days of trying says 4.4.7, and means it; who says that all is well did not fail.
            case "failed" -> ofStatus == Fate.DELIVERED ? Fate.OTHER : Fate.BOUNCED;
            case "delayed" -> Fate.DELAYED;
            case "delivered", "relayed", "expanded" -> ofStatus == Fate.BOUNCED ? Fate.OTHER : Fate.DELIVERED;
            default -> ofStatus;
        };
    }

    private static Fate ofStatus(String status) {
        if (!status.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}.*")) return Fate.OTHER;
        return switch (status.charAt(0)) {
            case '5' -> Fate.BOUNCED;
            case '4' -> Fate.DELAYED;
            default -> Fate.DELIVERED;
        };
    }

    /** Some servers explain in brackets. */
    private static String word(String action) {
        return action.strip().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    }
}
