package dev.perennial.mail;

import java.util.Locale;

/** How a connection to a mail server is kept from others' eyes. */
enum Security {
    /** Not at all: for a server on this machine or in a network of one's own. */
    NONE,
    /** Plain at first, and private before anything of weight is said; a server that cannot is not used. */
    STARTTLS,
    /** Private from the first byte. */
    TLS;

    static Security of(String setting, String value) {
        for (var security : values()) {
            if (security.name().toLowerCase(Locale.ROOT).equals(value)) return security;
        }
        throw new IllegalArgumentException(setting + " is none, starttls or tls, not \"" + value + "\".");
    }
}
