package dev.perennial.api;

import dev.perennial.kernel.Said;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body that cannot be read, and where in it. */
final class JsonReasons {
    private static final Pattern TWICE = Pattern.compile("^Duplicate Object property \"(.{1,80}?)\"");
    private static final String WHOLE = "";
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Integer.class, "integer"),
            Map.entry(int.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(BigInteger.class, "integer"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(LocalDate.class, "string (date, 2026-03-02)"),
            Map.entry(Instant.class, "string (date-time, 2026-03-02T01:00:00Z)"),
            Map.entry(UUID.class, "string (uuid)"));

    private JsonReasons() {}

    static Reason of(@Nullable Throwable cause) {
        if (cause == null) return Reason.notValid(WHOLE, "api.field.body", Map.of());
        if (!(cause instanceof JacksonException json)) return Reason.notValid(WHOLE, "api.field.unreadable", Map.of());
        var field = pointer(json);
        return switch (json) {
            case StreamConstraintsException deep -> Reason.notValid(field, "api.field.deep", Map.of());
            case StreamReadException unread -> unread(unread, field);
            case UnrecognizedPropertyException unknown -> Reason.notValid(field, "api.field.unknown", Map.of());
            case MismatchedInputException trailing
            when trailing.getOriginalMessage().startsWith("Trailing token") -> line(trailing, WHOLE);
            case MismatchedInputException mismatch ->
                Reason.notValid(List.of(mismatch(field, mismatch.getTargetType())));
            default -> Reason.notValid(field, "api.field.unreadable", Map.of());
        };
    }

    static NotValidException.Field mismatch(String field, @Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            var allowed = Map.of("allowed", FieldErrors.allowed(type));
            return new NotValidException.Field(field, new Said("api.field.one-of", allowed));
        }
        var name = type == null ? null : name(type);
        return name == null
                ? new NotValidException.Field(field, Said.of("api.field.unreadable"))
                : new NotValidException.Field(field, new Said("api.field.type", Map.of("type", name)));
    }

    private static @Nullable String name(Class<?> type) {
        if (Collection.class.isAssignableFrom(type) || type.isArray()) return "array";
        if (type.isRecord() || Map.class.isAssignableFrom(type)) return "object";
        return TYPES.get(type);
    }

    private static Reason unread(StreamReadException unread, String field) {
        var twice = TWICE.matcher(unread.getOriginalMessage());
        if (twice.find()) return Reason.notValid(field + "/" + twice.group(1), "api.field.twice", Map.of());
        return line(unread, field);
    }

    private static Reason line(JacksonException unread, String field) {
        var at = unread.getLocation();
        var line = at == null ? "?" : String.valueOf(at.getLineNr());
        var column = at == null ? "?" : String.valueOf(at.getColumnNr());
        return Reason.notValid(field, "api.field.json", Map.of("line", line, "column", column));
    }

    /** RFC 6901. */
    private static String pointer(JacksonException json) {
        return json.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
