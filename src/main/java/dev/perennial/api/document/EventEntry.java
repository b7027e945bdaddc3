package dev.perennial.api.document;

import dev.perennial.event.EventData;
import dev.perennial.event.EventType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each type of event tells, and how it is brought to other programs: no operation's own, and told beside them. */
final class EventEntry {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String ANY = "EventData";
    private static final String ABOUT = """
        Signed per Standard Webhooks 1.0.0. Answer 2xx within 15 seconds, then do what follows from it: an event may come \
        more than once, and not in order; the same one always has the same `webhook-id`.\
        """;

    private EventEntry() {}

    static void add(OpenAPI document) {
        var components = document.getComponents();
        Arrays.stream(EventType.values()).map(EventType::data).distinct().forEach(data -> add(components, data));
        components.addSchemas(ANY, any());
        untangle(components.getSchemas());
        for (var type : EventType.values()) {
            document.addWebhooks(type.code(), brought(type.code(), reference(name(type.data()))));
        }
        document.addWebhooks("ping", brought("ping", ping()));
    }

    /** Of the payloads many are called as resources are: theirs have a first name. */
    private static void add(Components components, Class<? extends EventData> data) {
        ModelConverters.getInstance(true).readAll(data).forEach((name, schema) -> {
            if (name.equals(data.getSimpleName())) {
                components.addSchemas(name(data), schema);
            } else {
                components.getSchemas().putIfAbsent(name, schema);
            }
        });
    }

    /** What an event tells is one of the payloads above: what the feed's own type would make of them is the same again. */
    @SuppressWarnings("rawtypes")
    private static void untangle(Map<String, Schema> schemas) {
        for (var type : EventType.values()) {
            var twin = schemas.get(type.data().getSimpleName());
            if (twin != null && twin.getAllOf() != null)
                schemas.remove(type.data().getSimpleName());
        }
        var event = schemas.get("Event");
        if (event != null) event.getProperties().put("data", reference(ANY));
    }

    private static Schema<?> any() {
        var any = new Schema<>().description("What it tells, by its type: as in the webhook of that name.");
        Arrays.stream(EventType.values())
                .map(type -> name(type.data()))
                .distinct()
                .forEach(name -> any.addAnyOfItem(reference(name)));
        return any;
    }

    static String name(Class<? extends EventData> data) {
        return "Event" + data.getSimpleName();
    }

    private static Schema<?> ping() {
        var ping = new ObjectSchema().addProperty("endpoint", new UUIDSchema());
        ping.setRequired(List.of("endpoint"));
        return ping;
    }

    private static PathItem brought(String code, Schema<?> data) {
        var type = new StringSchema();
        type.setConst(code);
        var message = new ObjectSchema()
                .addProperty("type", type)
                .addProperty("timestamp", new DateTimeSchema().description("When it happened."))
                .addProperty("data", data);
        message.setRequired(List.of("type", "timestamp", "data"));
        var content = new Content().addMediaType("application/json", new MediaType().schema(message));
        return new PathItem()
                .post(new Operation()
                        .operationId("on" + camel(code))
                        .summary(code.equals("ping") ? "A test, which is of no event" : words(code))
                        .description(ABOUT)
                        .addTagsItem("Webhooks")
                        .parameters(headers())
                        .requestBody(new RequestBody().required(true).content(content))
                        .responses(answers()));
    }

    private static List<Parameter> headers() {
        return List.of(
                header("webhook-id", "The event's id, the same with every try."),
                header("webhook-timestamp", "When this try was signed: seconds since 1970."),
                header(
                        "webhook-signature",
                        "`v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; while the secret is replaced, one by"
                                + " each, with a space between."));
    }

    private static Parameter header(String name, String about) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(true)
                .description(about)
                .schema(new StringSchema());
    }

    private static ApiResponses answers() {
        return new ApiResponses()
                .addApiResponse("2XX", new ApiResponse().description("It was taken."))
                .addApiResponse(
                        "410", new ApiResponse().description("There is no such endpoint any more: it is switched off."))
                ._default(new ApiResponse()
                        .description("It was not taken, and is sent again: nine more times in about three days, later"
                                + " where 429 or 503 says so by `Retry-After`."));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref(REFERENCE + name);
    }

    private static String words(String code) {
        var words = code.replace('.', ' ').replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String camel(String code) {
        var camel = new StringBuilder();
        for (var word : code.split("[._]")) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }
}
