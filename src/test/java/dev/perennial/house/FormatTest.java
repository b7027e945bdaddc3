package dev.perennial.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** One layout for all files, which nobody has to discuss: {@code mvn test -Dtest=FormatTest -Dformat=apply} makes it. */
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everyFileIsFormatted() throws IOException {
        boolean apply = "apply".equals(System.getProperty("format"));
        var unformatted = new ArrayList<String>();
        for (var path : Source.paths("src", ".java")) {
            var text = Files.readString(path);
            var formatted = formatted(path.toString(), text);
            if (formatted.equals(text)) {
                continue;
            }
            if (apply) {
                Files.writeString(path, formatted);
            } else {
                unformatted.add(path.toString());
            }
        }
        assertThat(unformatted)
                .as("Format them: mvn test -Dtest=FormatTest -Dformat=apply")
                .isEmpty();
    }

    @Test
    void aCarelessFileIsNoticed() {
        var careless = "class A{int  b;}\n";
        assertThat(formatted("A.java", careless)).isNotEqualTo(careless).contains("class A {\n    int b;\n}");
    }

    private static String formatted(String path, String text) {
        try {
            return FORMATTER.formatSourceAndFixImports(text);
        } catch (FormatterException unreadable) {
            throw new AssertionError(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
