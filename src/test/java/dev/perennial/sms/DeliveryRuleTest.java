package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.sms.DeliveryRule.Part;
import dev.perennial.sms.ReceiptRule.Fate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryRuleTest {

    /** Parts as they were taken, of all tries: the part's number, and d (delivered), f (failed) or ? (not known). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // of | parts          | whole
                "1 | ''             | -",
                "1 | 1?             | -",
                "1 | 1d             | DELIVERED",
                "1 | 1f             | FAILED",
                "1 | 1? 1d          | DELIVERED",
                "1 | 1f 1?          | -",
                "1 | 1f 1d          | DELIVERED",
                "1 | 1f 1f          | FAILED",
                "3 | 1d 2d          | -",
                "3 | 1f             | -",
                "3 | 1d 2? 3d       | -",
                "3 | 1d 2d 3d       | DELIVERED",
                "3 | 1d 2f 3?       | FAILED",
                "2 | 1f 1? 2?       | -",
                "2 | 1d 1? 2d       | DELIVERED",
                "2 | 1d 1f 2d       | DELIVERED",
                "2 | 1f 1f 2d       | FAILED",
            })
    void aMessageIsWhatItsPartsAre(int of, String parts, Fate whole) {
        var all = parts.isEmpty()
                ? List.<Part>of()
                : Arrays.stream(parts.split(" ")).map(part -> part(part, of)).toList();
        assertThat(DeliveryRule.decide(all).map(DeliveryRule.Whole::fate)).isEqualTo(Optional.ofNullable(whole));
    }

    private static Part part(String written, int of) {
        Optional<Fate> fate = switch (written.charAt(1)) {
            case 'd' -> Optional.of(Fate.DELIVERED);
            case 'f' -> Optional.of(Fate.FAILED);
            default -> Optional.empty();
        };
        return new Part(written.charAt(0) - '0', of, fate, "said", false);
    }
}
