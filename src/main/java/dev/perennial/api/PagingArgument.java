package dev.perennial.api;

import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link Paging} from a request's parameters. */
final class PagingArgument implements HandlerMethodArgumentResolver {
    static final String LIMIT = "limit";
    static final String AFTER = "after";
    private static final String NUMBER = "[1-9]\\d{0,3}";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        var limit = request.getParameter(LIMIT);
        var after = request.getParameter(AFTER);
        return new Paging(limit == null ? Paging.LIMIT : limit(limit), after == null ? null : Cursor.read(after));
    }

    private static int limit(String text) {
        int limit = text.matches(NUMBER) ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Paging.LIMIT_MAX) {
            throw NotValidException.at(
                    LIMIT, "api.field.between", Map.of("least", "1", "most", String.valueOf(Paging.LIMIT_MAX)));
        }
        return limit;
    }
}
