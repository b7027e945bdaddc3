package dev.perennial.api;

import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with a request, so that its program hears all of it at once. Read the fields by the methods here,
 * then call {@link #check}; what they answered is whole from there on.
 */
public final class FieldErrors {
    private final List<NotValidException.Field> found = new ArrayList<>();

    /** Says what is wrong with a field, in the sentence of this key: one of {@code api.field.*}, or of your own area. */
    public void add(String field, String key, Map<String, String> facts) {
        found.add(new NotValidException.Field(field, new Said(key, facts)));
    }

    /**
     * Reads a field by something that throws where it cannot: {@code Period::parse}, {@code LocalDate::parse}.
     *
     * @return what was read; empty where it was missing or not readable, of which the latter is noted
     */
    public <T> Optional<T> read(String field, @Nullable String text, Function<String, T> reader) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(reader.apply(text));
        } catch (RefusedException refused) {
            found.add(new NotValidException.Field(field, Said.refusal(refused.why(), refused.facts())));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            add(field, "api.field.unreadable", Map.of());
        }
        return Optional.empty();
    }

    /** As {@link #read}, and it must be there. */
    public <T> Optional<T> need(String field, @Nullable String text, Function<String, T> reader) {
        if (text == null) add(field, "api.field.missing", Map.of());
        return read(field, text, reader);
    }

    /** One of these constants; empty where it was missing, or is none, which is noted with those there are. */
    public <E extends Enum<E>> Optional<E> one(String field, @Nullable String text, Class<E> kind) {
        if (text == null) return Optional.empty();
        var known = Arrays.stream(kind.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst();
        if (known.isEmpty()) add(field, "api.field.one-of", Map.of("allowed", allowed(kind)));
        return known;
    }

    /**
     * @throws NotValidException where anything was noted
     */
    public void check() {
        if (!found.isEmpty()) throw new NotValidException(found);
    }

    static String allowed(Class<?> kind) {
        return Arrays.stream(kind.getEnumConstants())
                .map(value -> ((Enum<?>) value).name())
                .collect(Collectors.joining(", "));
    }
}
