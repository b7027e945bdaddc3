package dev.perennial.sms;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsmpp.bean.MessageState;

/** Reads delivery receipts of SMPP 3.4: by their parameters, and by the text of appendix B. */
final class ReceiptRule {
    private static final Pattern ID = Pattern.compile("\\bid:\\s*([^\\s]{1,64})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*([0-9A-Z]{1,10})", Pattern.CASE_INSENSITIVE);

    /** What follows is of the message's own text: never looked into, and never kept. */
    private static final Pattern QUOTED = Pattern.compile("\\btext:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int SIXTEEN = 16;

    private static final Set<String> DELIVERED = Set.of("DELIVRD", "DELIVERED");
    private static final Set<String> FAILED =
            Set.of("UNDELIV", "UNDELIVERABLE", "EXPIRED", "DELETED", "REJECTD", "REJECTED", "SKIPPED");

    private ReceiptRule() {}

    /** How a message center writes its ids: in the answer to a message, and in the receipt. */
    enum Ids {
        SAME,
        /** In hexadecimal digits in the answer, in decimal ones in the receipt. */
        HEX_THEN_DECIMAL,
        /** In decimal digits in the answer, in hexadecimal ones in the receipt. */
        DECIMAL_THEN_HEX
    }

    enum Fate {
        DELIVERED,
        FAILED
    }

    /**
     * @param references what the message may be found by, the likeliest first
     * @param fate empty while it is on its way
     */
    record Told(List<String> references, Optional<Fate> fate, String said) {}

    /**
     * @param text the receipt's short message
     * @param id of the parameter {@code receipted_message_id}
     * @param state of the parameter {@code message_state}
     */
    static Optional<Told> read(String text, Optional<String> id, Optional<Byte> state, Ids ids) {
        var own = QUOTED.matcher(text).replaceFirst("");
        var references = new LinkedHashSet<String>();
        // The parameter repeats the answer's id (5.3.2.12), whatever the text does.
        id.filter(given -> !given.isBlank()).ifPresent(given -> references.add(ofAnswer(given, ids)));
        first(ID, own).ifPresent(given -> references.add(ofReceipt(given, ids)));
        id.filter(given -> !given.isBlank()).ifPresent(given -> references.add(ofReceipt(given, ids)));
        var word = state.flatMap(ReceiptRule::named)
                .or(() -> first(STATE, own).map(found -> found.toUpperCase(Locale.ROOT)));
        if (references.isEmpty() || word.isEmpty()) return Optional.empty();
        var said =
                word.get() + first(ERROR, own).map(error -> ", error " + error).orElse("");
        return Optional.of(new Told(List.copyOf(references), fate(word.get()), said));
    }

    /** The id in the answer to a message, as {@link #ofReceipt} writes it. */
    static String ofAnswer(String id, Ids ids) {
        return ids == Ids.HEX_THEN_DECIMAL ? decimal(id) : plain(id);
    }

    static String ofReceipt(String id, Ids ids) {
        return ids == Ids.DECIMAL_THEN_HEX ? decimal(id) : plain(id);
    }

    /** Leading zeros and the case of hexadecimal digits say nothing. */
    private static String plain(String id) {
        var stripped = id.strip();
        return HEX.matcher(stripped).matches()
                ? stripped.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "")
                : stripped;
    }

    private static String decimal(String id) {
        var stripped = id.strip();
        return HEX.matcher(stripped).matches() ? new BigInteger(stripped, SIXTEEN).toString() : stripped;
    }

    private static Optional<Fate> fate(String word) {
        if (DELIVERED.contains(word)) return Optional.of(Fate.DELIVERED);
        return FAILED.contains(word) ? Optional.of(Fate.FAILED) : Optional.empty();
    }

    private static Optional<String> named(byte state) {
        return Stream.of(MessageState.values())
                .filter(one -> one.value() == state)
                .map(Enum::name)
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
