package dev.perennial.api.document;

import dev.perennial.api.Caller;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Paging;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document says of the door as a whole; each operation says its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DocumentSettings {
    static final String KEY = "key";

    private static final String ABOUT = """
        Everything a person can do in Perennial, a program can do here, by the same rules.

        ## First steps
        Make a key on the page [API keys](/keys), with the scopes your program needs. It is shown once. Then ask whose it is:

        ```
        curl -H "Authorization: Bearer $PERENNIAL_KEY" .../api/v1/key
        ```

        To try operations on this page, press Authorize and paste the key. What you send from here is carried out.

        ## Keys
        Send `Authorization: Bearer prn_...` with each request. A key belongs to a user, has scopes, and never does more \
        than its user may. Each operation names its scope; a key without it is answered 403. Customers' keys reach their own \
        account; those of the vendor's people name one by `account`. What is another's is answered 404, as what is nowhere.

        ## Requests and answers
        JSON both ways. Amounts are decimal strings with their currency; instants are ISO 8601 in UTC; periods are ISO 8601 \
        such as `P3M`. Fields without a value are null, and there. Unknown fields and parameters are errors, and bodies are \
        bounded. Every answer has a `Request-Id`; send your own, and the log knows it.

        ## Lists
        They come in pages: `limit` (1 to 200, 50 when left out) and `after`, the `next` of the page before; `next` is null \
        on the last page. Cursors are opaque, keep, and lead on even when rows came or went.

        ## Problems
        All answers from 400 on are problems (RFC 9457), as `application/problem+json`: decide by `code`, show `detail`, \
        which is said in the language of `Accept-Language` (`en`, `zh`). What is wrong with a request is named field by \
        field in `errors`: by JSON pointer in the body, by name elsewhere. Each operation lists all codes it may answer, \
        and `type` leads to a page about the code, such as [INSUFFICIENT_BALANCE](/problems/INSUFFICIENT_BALANCE).

        ## Sending once
        A POST with an `Idempotency-Key` is carried out once: the same request gets the same answer for at least 24 hours, \
        marked `Idempotency-Replayed: true`. Another request under that key is refused (422); one that is still running is \
        409, to be sent again; where the server stopped between act and answer, `IDEMPOTENCY_ANSWER_LOST` says to look. \
        Answers that turned the request away before it was tried are not kept.

        ## Changing what others change
        A GET has an `ETag`; send it as `If-Match` with the change, and it is refused where somebody was faster; or as \
        `If-None-Match` to be answered 304 while nothing changed.

        ## Rates
        `RateLimit` says how many requests are left and `RateLimit-Policy` how many there are; after 429, `Retry-After` says \
        how long to wait.

        ## Events and webhooks
        `GET /api/v1/events` is one feed of all that happened: keep its cursor, and nothing is missed or told twice. The same \
        events are brought to your own address by webhooks, signed per [Standard Webhooks](https://www.standardwebhooks.com) \
        1.0.0 and tried again until they are taken. What each type tells is under `webhooks` in this document.\
        """;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Paging.class, IfMatch.class);
    }

    @Bean
    OpenAPI door() {
        var key = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("prn_...")
                .description("A key of a program, made on the page API keys: it begins with `prn_`.");
        return new OpenAPI()
                .info(new Info()
                        .title("Perennial")
                        .version("1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(KEY, key));
    }

    @Bean
    GlobalOperationCustomizer operations() {
        return new OperationEntry();
    }

    @Bean
    GlobalOpenApiCustomizer whole() {
        return new DocumentEntry();
    }

    @Bean
    WholeModels wholeModels() {
        return new WholeModels();
    }

    /** The schema of a type, with all that it is made of. */
    static void add(Components components, Class<?> type) {
        ModelConverters.getInstance(true).readAll(type).forEach(components::addSchemas);
    }
}
