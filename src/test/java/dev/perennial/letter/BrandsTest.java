package dev.perennial.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.link.PublicAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Whose letters they are: what is set wrongly is told at start, by the setting's name. */
class BrandsTest {
    private final ApplicationContextRunner platform =
            new ApplicationContextRunner().withUserConfiguration(PublicAddress.class, Brands.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name   | Garden                         | yes
        name   | ''                             | no
        colour | #0b6b57                        | yes
        colour | green                          | no
        colour | #fff                           | no
        colour | #0b6b57;display:none           | no
        logo   | https://garden.example/a.png   | yes
        logo   | http://garden.example/a.png    | no
        logo   | javascript:alert(1)            | no
        logo   | /a.png                         | no
        sender | Garden Ltd., 1 Garden Road     | yes
        help   | help@garden.example            | yes
        """)
    void whatIsSetIsChecked(String setting, String value, String expected) {
        platform.withPropertyValues("perennial.brand." + setting + "=" + value).run(started -> {
            if (expected.equals("yes")) {
                assertThat(started.getBean(Brands.class).brand().toString()).contains(value);
            } else {
                assertThatThrownBy(() -> started.getBean(Brands.class))
                        .rootCause()
                        .hasMessageContaining("perennial.brand." + setting + " is '" + value + "'; wanted is");
            }
        });
    }
}
