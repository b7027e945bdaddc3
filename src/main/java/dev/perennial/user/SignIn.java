package dev.perennial.user;

import java.time.Instant;
import java.util.UUID;

/**
 * One try to come in.
 *
 * @param at by the machine's own clock, in a sandbox too
 * @param address the network address it came from
 * @param browser in words, such as "Firefox, Linux"; empty where it did not say
 */
public record SignIn(UUID id, String login, Instant at, Way way, Result result, String address, String browser) {

    /** How somebody proves who they are. */
    public enum Way {
        PASSWORD,
        PASSKEY,
        OPENID
    }

    /** What the try came to. */
    public enum Result {
        SIGNED_IN,
        WRONG_PASSWORD,
        DISABLED,
        TOO_OFTEN
    }

    /** Where a try comes from, as its request tells. */
    public record Origin(String address, String browser) {
        private static final int ADDRESS_MAX = 64;

        /**
         * @param agent what a browser calls itself
         */
        public static Origin of(String address, String agent) {
            var known = address.length() > ADDRESS_MAX ? address.substring(0, ADDRESS_MAX) : address;
            return new Origin(known, BrowserRule.words(agent));
        }
    }

    /**
     * One browser in which somebody is signed in.
     *
     * @param seenAt when it last asked for a page
     * @param address empty where it is not known any more
     * @param here whether it is the one that asks
     */
    public record Presence(Instant since, Instant seenAt, String address, String browser, boolean here) {}
}
