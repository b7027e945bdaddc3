package dev.perennial.console.items;

import dev.perennial.console.items.ProductPage.State;
import dev.perennial.subscription.Subscription;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What of a product's items is looked at, as the address says; what it says wrongly is not there.
 *
 * @param find part of an id or a name; empty for all
 * @param from the item the page goes on from
 * @param back whether it goes on backwards
 */
record Looked(State state, String find, From from, boolean back) {
    private static final int FIND_MAX = 128;
    private static final String FOREVER = "infinity";
    private static final From START = new From("-infinity", "");

    /** A place in the list: when the item there ends, as the database writes it, and its id. */
    record From(String ends, String id) {
        static From of(Subscription item) {
            var ends = item.life().expiresAt();
            return new From(ends == null ? FOREVER : ends.toString(), item.id().value());
        }

        /** As it stands in an address. */
        String text() {
            return ends + "~" + id;
        }

        /** Nonsense is the start. */
        static From read(String text) {
            int between = text.indexOf('~');
            if (between < 0 || text.indexOf('\0') >= 0) return START;
            var ends = text.substring(0, between);
            var from = new From(ends, text.substring(between + 1));
            return ends.equals(FOREVER) || isInstant(ends) ? from : START;
        }

        private static boolean isInstant(String text) {
            try {
                return text.matches("\\d{4}-.*") && Instant.parse(text) != null;
            } catch (DateTimeException nonsense) {
                return false;
            }
        }
    }

    static Looked read(String state, String find, String after, String before) {
        var wanted = find.strip().replace("\0", "");
        var from = From.read(before.isEmpty() ? after : before);
        return new Looked(
                State.read(state),
                wanted.substring(0, Math.min(wanted.length(), FIND_MAX)),
                from,
                !before.isEmpty() && from != START);
    }

    boolean isFirst() {
        return from == START;
    }

    /** What is sought stands anywhere, and its signs mean themselves. */
    String pattern() {
        return "%" + find.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
