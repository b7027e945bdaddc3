package dev.perennial.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand in an envelope and a header: addresses of one person in plain ASCII, and words without control
 * characters, so that nothing a customer types begins a header or a command of its own.
 */
final class AddressRule {
    static final int LOCAL_MAX = 64;
    private static final int MAX = 254;

    /** Atoms of RFC 5321; a local part in quotes is nobody's, and is refused. */
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    private AddressRule() {}

    /** The address as servers take it, its domain in ASCII; empty when it is none that mail can be sent to. */
    static Optional<String> onTheWire(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > MAX) return Optional.empty();
        var local = address.substring(0, at);
        var domain = ascii(address.substring(at + 1));
        boolean good = local.length() <= LOCAL_MAX
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && local.length() + 1 + domain.length() <= MAX;
        return good ? Optional.of(local + "@" + domain) : Optional.empty();
    }

    static String local(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** One line without control characters; what reverses or hides text goes as well. */
    static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    private static String ascii(String domain) {
        if (domain.isEmpty()) return "";
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException unfit) {
            return "";
        }
    }
}
