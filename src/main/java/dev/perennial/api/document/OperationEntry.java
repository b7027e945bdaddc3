package dev.perennial.api.document;

import dev.perennial.api.ApiRefusal;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Needs;
import dev.perennial.api.Open;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.kernel.Refusal;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What the document says of one operation beside what it says itself: its scope, and all that it may refuse. */
final class OperationEntry implements GlobalOperationCustomizer {
    static final String METHOD = "x-method";
    static final String CONTROLLER = "x-controller";
    static final String SCOPE = "x-scope";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var needs = handler.getMethodAnnotation(Needs.class);
        operation.addExtension(METHOD, handler.getMethod().getName());
        operation.addExtension(CONTROLLER, handler.getBeanType().getSimpleName().replaceFirst("Controller$", ""));
        if (needs == null || handler.hasMethodAnnotation(Open.class)) return operation;
        var scope = needs.value().code();
        operation.addExtension(SCOPE, scope);
        operation.setSecurity(List.of(new SecurityRequirement().addList(DocumentSettings.KEY, scope)));
        var about = operation.getDescription() == null
                ? ""
                : operation.getDescription().strip() + "\n\n";
        operation.setDescription(about + "Scope: `" + scope + "`.");
        parameters(operation, handler);
        Refusals.add(operation, refusals(operation, handler));
        return operation;
    }

    private static void parameters(Operation operation, HandlerMethod handler) {
        if (takes(handler, Paging.class)) {
            var limit = new IntegerSchema();
            limit.minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(Paging.LIMIT_MAX));
            limit.setDefault(Paging.LIMIT);
            operation.addParametersItem(query("limit", "How many at most.").schema(limit));
            operation.addParametersItem(
                    query("after", "The `next` of the page before.").schema(new StringSchema()));
        }
        if (takes(handler, IfMatch.class)) {
            operation.addParametersItem(
                    header("If-Match", "The `ETag` under which it was read: refused where it was changed since."));
        }
        if (isPost(handler)) {
            var once = header(
                    "Idempotency-Key",
                    "Carries the request out once, however often it is sent: 1 to 255 visible characters.");
            once.getSchema().minLength(1).maxLength(255);
            operation.addParametersItem(once);
        }
    }

    private static Parameter query(String name, String about) {
        return new Parameter().in("query").name(name).required(false).description(about);
    }

    private static Parameter header(String name, String about) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(about)
                .schema(new StringSchema());
    }

    private static Set<Refusal> refusals(Operation operation, HandlerMethod handler) {
        var refusals = new LinkedHashSet<Refusal>(List.of(
                ApiRefusal.REQUEST_NOT_VALID,
                ApiRefusal.KEY_NOT_VALID,
                ApiRefusal.SCOPE_MISSING,
                ApiRefusal.RATE_EXCEEDED,
                ApiRefusal.FAULT));
        if (names(operation, "after")) refusals.add(ApiRefusal.CURSOR_NOT_VALID);
        if (takes(handler, IfMatch.class)) refusals.add(ApiRefusal.CHANGED_SINCE);
        if (names(operation, "account")) {
            refusals.add(ApiRefusal.ACCOUNT_MISSING);
            refusals.add(ApiRefusal.ACCOUNT_NOT_FOUND);
        }
        if (Arrays.stream(handler.getMethodParameters())
                .anyMatch(each -> each.hasParameterAnnotation(RequestBody.class))) {
            refusals.add(ApiRefusal.BODY_TOO_LARGE);
            refusals.add(ApiRefusal.MEDIA_NOT_POSSIBLE);
        }
        if (isPost(handler)) {
            refusals.add(ApiRefusal.IDEMPOTENCY_KEY_REUSED);
            refusals.add(ApiRefusal.IDEMPOTENCY_RUNNING);
            refusals.add(ApiRefusal.IDEMPOTENCY_ANSWER_LOST);
        }
        for (var more : AnnotatedElementUtils.getMergedRepeatableAnnotations(handler.getMethod(), Refuses.class)) {
            refusals.addAll(named(more));
        }
        return refusals;
    }

    private static boolean names(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> parameter.equals(each.getName()));
    }

    private static List<Refusal> named(Refuses refuses) {
        var codes = List.of(refuses.codes());
        var found = new ArrayList<Refusal>();
        for (Enum<?> constant : refuses.in().getEnumConstants()) {
            if (codes.isEmpty() || codes.contains(constant.name())) found.add((Refusal) constant);
        }
        if (!codes.isEmpty() && found.size() != codes.size()) {
            throw new IllegalStateException("Indicates a bug: " + refuses + " names what is no refusal");
        }
        return found;
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(each -> each.getParameterType() == type);
    }

    private static boolean isPost(HandlerMethod handler) {
        var mapped = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapped != null && List.of(mapped.method()).contains(RequestMethod.POST);
    }
}
