package dev.perennial.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.letter.Letter.Brand;
import dev.perennial.notice.NoticeKind;
import dev.perennial.web.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E-mails as a reader sees them: in both languages, wide and narrow. The pictures are left in target/screens. */
class LettersPicturedTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static Chromium chromium;

    private final Letters letters = new Letters();

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"en,640", "en,390", "zh,640", "zh,390"})
    void everyLetterFitsItsScreen(String language, int width) {
        try (var visitor = chromium.visitor(language, width, 900, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            samples(language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, LettersTest.BRAND)
                    .forEach((name, letter) -> {
                        page.setContent(letters.write(letter).html());
                        assertThat(Chromium.overflow(page)).as(name).isLessThanOrEqualTo(0);
                        picture(page, name + "-" + language + "-" + width);
                    });
        }
    }

    @Test
    void whatAnEmailSaysCanBeReadByEverybody() {
        try (var visitor = chromium.visitor("en", 640, 900, ColorScheme.DARK)) {
            var page = visitor.newPage();
            for (var colour : new String[] {"#0b6b57", "#ffcc00", "#0078e1"}) {
                var brand = new Brand(
                        "Garden & Söhne",
                        colour,
                        Optional.empty(),
                        "Garden",
                        Optional.empty(),
                        URI.create("https://garden.example/"));
                page.setContent(
                        letters.write(Samples.digest(Locale.ENGLISH, brand)).html());
                assertThat(Chromium.violations(page)).as(colour).isEmpty();
                picture(page, "brand-" + colour.substring(1));
            }
        }
    }

    private static Map<String, Letter> samples(Locale language, Brand brand) {
        var samples = new LinkedHashMap<String, Letter>();
        for (var kind : NoticeKind.values()) {
            samples.put(kind.name(), Samples.of(kind, language, brand));
        }
        samples.put("digest", Samples.digest(language, brand));
        samples.put("many", Samples.of(NoticeKind.EXPIRING, 5000, language, brand));
        samples.put("renewed", Samples.of(NoticeKind.RENEWED, 7, language, brand));
        return samples;
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve("letter-" + name + ".png")));
    }
}
