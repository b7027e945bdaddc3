package dev.perennial.api;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body is whole when everything in it is there that may not be null, and its texts are texts. */
final class WholeRule {
    private WholeRule() {}

    /**
     * @throws NotValidException naming everything that is not
     */
    static Object checked(Object body) {
        var errors = new FieldErrors();
        look(body, "", errors);
        errors.check();
        return body;
    }

    private static void look(@Nullable Object value, String pointer, FieldErrors errors) {
        switch (value) {
            case null -> errors.add(pointer, "api.field.missing", Map.of());
            case String text -> {
                if (!isText(text)) errors.add(pointer, "api.field.characters", Map.of());
            }
            case Record body -> {
                for (var component : body.getClass().getRecordComponents()) {
                    var held = held(component, body);
                    boolean left = held == null && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                    if (!left) look(held, pointer + "/" + component.getName(), errors);
                }
            }
            case Collection<?> list -> {
                int n = 0;
                for (var each : list) look(each, pointer + "/" + n++, errors);
            }
            case Map<?, ?> map -> map.forEach((key, each) -> look(each, pointer + "/" + key, errors));
            default -> {}
        }
    }

    /** No NUL, which no database keeps, and no half of a character. */
    static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private static @Nullable Object held(RecordComponent component, Record body) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(body);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(component + " cannot be read", hidden);
        }
    }
}
