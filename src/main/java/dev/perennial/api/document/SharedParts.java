package dev.perennial.api.document;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** What many answers say alike is said once, and referred to. */
final class SharedParts {
    private static final String EXAMPLES = "#/components/examples/";
    private static final String HEADERS = "#/components/headers/";

    private final Components components;

    SharedParts(Components components) {
        this.components = components;
    }

    void share(ApiResponse answer) {
        if (answer.getHeaders() != null) answer.getHeaders().replaceAll(this::header);
        var content = answer.getContent();
        if (content != null) content.values().forEach(this::examples);
    }

    private Header header(String name, Header header) {
        components.addHeaders(name, header);
        return new Header().$ref(HEADERS + name);
    }

    private void examples(MediaType media) {
        if (media.getExamples() != null) media.getExamples().replaceAll(this::example);
    }

    private Example example(String name, Example example) {
        components.addExamples(name, example);
        return new Example().$ref(EXAMPLES + name);
    }
}
