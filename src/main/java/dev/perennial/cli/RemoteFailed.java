package dev.perennial.cli;

import org.jspecify.annotations.Nullable;

/** A server that gave no answer, or none that can be read: the whole of it is said in its message. */
final class RemoteFailed extends IllegalStateException {
    RemoteFailed(String message, @Nullable Exception cause) {
        super(message, cause);
    }
}
