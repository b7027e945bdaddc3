package dev.perennial.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Pages are templates compiled with the program; a page that lacks what its template shows does not compile. */
@Configuration(proxyBeanMethods = false)
public class Templates {
    /** The one thing every template takes. */
    public static final String PAGE = "page";

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    ViewResolver templateViews(TemplateEngine templates) {
        return new Views(templates);
    }

    private record Views(TemplateEngine templates) implements ViewResolver, Ordered {
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            var template = name + ".jte";
            return templates.hasTemplate(template) ? new Page(templates, template) : null;
        }
    }

    private record Page(TemplateEngine templates, String template) implements View {
        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        /** All of the page is made before any of it is sent: a fault becomes the page of faults, not half a page. */
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var out = new Utf8ByteOutput();
            var parameters = new HashMap<String, Object>();
            parameters.put(PAGE, model == null ? null : model.get(PAGE));
            templates.render(template, parameters, out);
            response.setContentType(getContentType());
            response.setContentLength(out.getContentLength());
            try (var body = response.getOutputStream()) {
                out.writeTo(body);
            }
        }
    }
}
