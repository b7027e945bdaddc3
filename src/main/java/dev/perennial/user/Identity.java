package dev.perennial.user;

import java.util.Optional;

/**
 * Somebody as an OpenID provider knows them.
 *
 * @param subject the provider's own name for them, which never becomes somebody else's
 * @param email an address the provider has made sure is theirs; empty where it has not
 */
public record Identity(String issuer, String subject, Optional<String> email) {
    /** What it is found by. */
    String key() {
        return issuer + " " + subject;
    }
}
