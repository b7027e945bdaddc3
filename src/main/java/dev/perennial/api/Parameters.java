package dev.perennial.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Which parameters an operation takes: another, or one of them twice, is an error. */
final class Parameters {
    private static final String ANY = "*";

    private Parameters() {}

    /**
     * @throws NotValidException naming those it does not take
     */
    static void check(HandlerMethod operation, HttpServletRequest request) {
        var known = known(operation);
        var errors = new FieldErrors();
        request.getParameterMap().forEach((name, values) -> {
            if (!known.containsKey(name) && !known.containsKey(ANY)) {
                errors.add(name, "api.field.unknown", Map.of());
            } else if (values.length > 1 && !known.getOrDefault(name, true)) {
                errors.add(name, "api.field.twice", Map.of());
            } else if (!Arrays.stream(values).allMatch(WholeRule::isText)) {
                errors.add(name, "api.field.characters", Map.of());
            }
        });
        errors.check();
    }

    /** By name, whether it may come more than once. */
    static Map<String, Boolean> known(HandlerMethod operation) {
        var known = new HashMap<String, Boolean>();
        for (var parameter : operation.getMethodParameters()) {
            var type = parameter.getParameterType();
            if (type == Paging.class) {
                known.put(PagingArgument.LIMIT, false);
                known.put(PagingArgument.AFTER, false);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                known.put(name(parameter), isMany(type));
            } else if (type.isRecord() && parameter.getParameterAnnotations().length == 0
                    || parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.ModelAttribute.class)
                    || parameter.hasParameterAnnotation(org.springdoc.core.annotations.ParameterObject.class)) {
                Arrays.stream(type.getRecordComponents())
                        .forEach(component -> known.put(component.getName(), isMany(component.getType())));
            }
        }
        return known;
    }

    private static String name(MethodParameter parameter) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null && !named.value().isEmpty()) return named.value();
        if (Map.class.isAssignableFrom(parameter.getParameterType())) return ANY;
        return String.valueOf(parameter.getParameter().getName());
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
