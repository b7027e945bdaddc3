package dev.perennial.api.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Once all operations are told: each gets a name of its own, and answers say their headers. */
final class DocumentEntry implements GlobalOpenApiCustomizer {
    private static final int GOOD_BELOW = 300;

    private final Examples examples = new Examples();
    private final Words words = new Words();

    @Override
    public void customise(OpenAPI document) {
        DocumentSettings.add(document.getComponents(), Refusals.schema());
        EventEntry.add(document);
        var operations = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        name(operations);
        operations.forEach(examples::add);
        document.setTags(Chapters.tags());
        words.add(document, operations);
        document.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap()
                        .forEach((method, operation) ->
                                headers(operation, method.name().equals("GET"))));
        var shared = new SharedParts(document.getComponents());
        operations.forEach(operation -> operation.getResponses().values().forEach(shared::share));
    }

    /** By its method, and by its controller too where several are called the same. */
    private static void name(List<Operation> operations) {
        var times = new HashMap<String, Integer>();
        operations.forEach(operation -> times.merge(extension(operation, OperationEntry.METHOD), 1, Integer::sum));
        for (var operation : operations) {
            var method = extension(operation, OperationEntry.METHOD);
            var controller = extension(operation, OperationEntry.CONTROLLER);
            operation.setOperationId(times.get(method) == 1 ? method : method + controller);
            if (operation.getSummary() == null) operation.setSummary(words(method));
            operation.getExtensions().remove(OperationEntry.METHOD);
            operation.getExtensions().remove(OperationEntry.CONTROLLER);
        }
    }

    private static String words(String method) {
        var words = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String extension(Operation operation, String name) {
        return operation.getExtensions() == null
                ? ""
                : String.valueOf(operation.getExtensions().get(name));
    }

    private static void headers(Operation operation, boolean reads) {
        operation.getResponses().forEach((status, answer) -> {
            answer.addHeaderObject("Request-Id", header("The request's id: your own, or one that was made."));
            answer.addHeaderObject(
                    "RateLimit",
                    header("How many requests are left to the key (`r`), and in how many seconds it has all of them"
                            + " again (`t`)."));
            answer.addHeaderObject(
                    "RateLimit-Policy", header("How many requests a key has (`q`) in so many seconds (`w`)."));
            if (status.equals("429"))
                answer.addHeaderObject("Retry-After", header("In how many seconds to ask again."));
            boolean good = status.matches("\\d+") && Integer.parseInt(status) < GOOD_BELOW;
            if (reads && good)
                answer.addHeaderObject("ETag", header("Marks what was read, for `If-None-Match` and `If-Match`."));
        });
    }

    private static Header header(String about) {
        return new Header().description(about).schema(new StringSchema());
    }
}
