package dev.perennial.key;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key of a user. It does what this user may do, and of that what its scopes name.
 *
 * @param account the account of its user; empty for one of the vendor's people
 * @param login whose it is: when that user is disabled or removed, it opens nothing
 * @param madeBy who made it: its user, or the machine's command line
 * @param usedAt roughly: written once in some minutes at most
 */
public record ApiKey(
        UUID id,
        Optional<Account.Id> account,
        String login,
        String name,
        Kind kind,
        Set<Scope> scopes,
        Instant createdAt,
        String madeBy,
        Optional<Instant> expiresAt,
        Optional<Instant> usedAt,
        Optional<Instant> revokedAt,
        Optional<String> revokedBy) {

    public enum Kind {
        /** Sent with each request: only its hash is kept. */
        BEARER,
        /** Signs requests, and is never sent: its secret is kept sealed, since the signature must be made again here. */
        SIGNING
    }

    /** By what a program names it that signs; it is no secret. Empty for a key that is sent. */
    public Optional<String> accessKeyId() {
        return kind == Kind.SIGNING ? Optional.of(AccessKeyId.of(id)) : Optional.empty();
    }

    /** Whether it opens nothing any more, whoever its user is. */
    public boolean isOver(Instant now) {
        return revokedAt.isPresent()
                || expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }
}
