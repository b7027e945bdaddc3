package dev.perennial.cli;

import dev.perennial.Application;
import dev.perennial.db.DatabaseOptions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The Spring application as every command starts it. */
final class Platform {
    private Platform() {}

    static SpringApplicationBuilder application(GlobalOptions options) {
        return application(options, options.database());
    }

    static SpringApplicationBuilder application(GlobalOptions options, DatabaseOptions database) {
        return new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(options.verbose)
                .properties(properties(options).toArray(String[]::new))
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(DatabaseOptions.class, () -> database));
    }

    private static List<String> properties(GlobalOptions options) {
        var properties = new ArrayList<String>();
        properties.add("perennial.data=" + options.data().toAbsolutePath());
        if (options.catalog != null) {
            properties.add("perennial.catalog=" + options.catalog.toAbsolutePath());
        }
        if (!options.verbose) {
            // Whatever fails a start is told once, in one line, by whoever started it.
            properties.add("logging.level.org.springframework.boot.autoconfigure.logging=OFF");
            properties.add("logging.level.org.springframework.boot.SpringApplication=OFF");
            properties.add("logging.level.org.springframework.boot.diagnostics=OFF");
            properties.add("logging.level.org.springframework.boot.web.server.servlet.context=ERROR");
            properties.add("logging.level.org.springframework.context.annotation=ERROR");
        }
        return properties;
    }
}
