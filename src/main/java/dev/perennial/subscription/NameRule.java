package dev.perennial.subscription;

import java.util.List;
import java.util.Locale;

/** By which names an item's account can be found again (rule 33): those of mailboxes and domains, and no others. */
public final class NameRule {
    private static final String DOMAIN = "(?U)[^\\s@]+\\.[^\\s@.]+";
    private static final int LENGTH_MAX = 254;

    private NameRule() {}

    /** A mailbox is found by its address and by its domain, a domain by its name; capitals do not count. */
    public static List<String> names(String item) {
        var name = item.strip().toLowerCase(Locale.ROOT);
        if (name.length() > LENGTH_MAX) return List.of();
        if (name.matches(DOMAIN)) return List.of(name);
        return name.matches("(?U)[^\\s@]+@" + DOMAIN)
                ? List.of(name, name.substring(name.indexOf('@') + 1))
                : List.of();
    }
}
