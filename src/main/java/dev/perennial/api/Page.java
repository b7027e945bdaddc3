package dev.perennial.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param next the cursor that leads on, as parameter {@code after}; null where this is the end
 */
public record Page<T>(List<T> data, @Nullable String next) {}
