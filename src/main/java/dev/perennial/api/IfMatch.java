package dev.perennial.api;

import dev.perennial.kernel.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * In which state whoever asks saw what is to be changed, by the {@code ETag} of its GET: an argument of operations that
 * could write over what another changed meanwhile, which hand it on to {@link Unchanged}. Without the header nothing is
 * compared.
 */
public final class IfMatch {
    private final @Nullable String header;
    private final JsonMapper json;

    IfMatch(@Nullable String header, JsonMapper json) {
        this.header = header;
        this.json = json;
    }

    /** Whether anything is to be compared. */
    boolean isSaid() {
        return header != null;
    }

    /**
     * Goes on where the resource is still as it was seen.
     *
     * @param resource what its GET would answer now
     * @throws RefusedException {@link ApiRefusal#CHANGED_SINCE}
     */
    void check(Object resource) {
        if (header != null && !Tags.names(header, Tags.of(json.writeValueAsBytes(resource)))) {
            throw new RefusedException(ApiRefusal.CHANGED_SINCE, Map.of());
        }
    }
}
