package dev.perennial.api.document;

import dev.perennial.api.Problem;
import dev.perennial.api.Statuses;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.Sentences;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Tells an operation's refusals, by status: each with its sentence and an example. */
final class Refusals {
    static final String CODES = "x-codes";
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private Refusals() {}

    static void add(Operation operation, Set<Refusal> refusals) {
        var byStatus = new TreeMap<Integer, List<Refusal>>();
        refusals.forEach(why -> byStatus.computeIfAbsent(Statuses.of(why).value(), none -> new ArrayList<>())
                .add(why));
        if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
        byStatus.forEach((status, whys) -> operation.getResponses().addApiResponse("" + status, told(whys, status)));
    }

    private static ApiResponse told(List<Refusal> refusals, int status) {
        var sentences = Sentences.in(Locale.ENGLISH);
        var media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        var about = new StringBuilder();
        for (var why : refusals) {
            var sentence = sentences.of(why, Map.of());
            about.append("- `")
                    .append(why.name())
                    .append("`: ")
                    .append(sentence)
                    .append('\n');
            media.addExamples(why.name(), new Example().summary(sentence).value(example(why, status, sentence)));
        }
        var answer = new ApiResponse()
                .description(about.toString().strip())
                .content(new Content().addMediaType("application/problem+json", media));
        answer.addExtension(CODES, refusals.stream().map(Refusal::name).toList());
        return answer;
    }

    private static Map<String, Object> example(Refusal why, int status, String sentence) {
        var facts = new LinkedHashMap<String, String>();
        FACT.matcher(sentence).results().forEach(fact -> facts.put(fact.group(1), "..."));
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "/problems/" + why.name());
        example.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        example.put("status", status);
        example.put("detail", sentence);
        example.put("code", why.name());
        example.put("facts", facts);
        if (why.name().equals("REQUEST_NOT_VALID")) {
            example.put("errors", List.of(Map.of("field", "/name", "detail", "is missing")));
        }
        example.put("request", "5f3b9c1e-8d1f-4f0e-9d53-0c1f6a1a2b3c");
        return example;
    }

    /** What all of them are made of. */
    static Class<?> schema() {
        return Problem.class;
    }
}
