package dev.perennial.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must stand in a body. */
public final class Must {
    private Must() {}

    /**
     * @param field a JSON pointer into the body
     * @throws NotValidException where nothing stands there
     */
    public static <T> T have(String field, @Nullable T value) {
        if (value == null) throw NotValidException.at(field, "api.field.missing", Map.of());
        return value;
    }
}
