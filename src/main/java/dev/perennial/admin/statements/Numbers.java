package dev.perennial.admin.statements;

import java.util.Optional;
import java.util.UUID;

/** Numbers as they stand in addresses and forms. */
final class Numbers {
    private Numbers() {}

    static Optional<UUID> read(String text) {
        return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
