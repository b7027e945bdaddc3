package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.sms.AlphabetRule.Alphabet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRuleTest {
    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyz"
                    + "äöñüà\f^{}\\[~]|€";

    /** x: one septet, e: the euro sign, two; c: a Chinese character; u: an emoji, two units. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // text           | alphabet | parts
                "                 | GSM7 | 0",
                "160x             | GSM7 | 160",
                "161x             | GSM7 | 153,8",
                "306x             | GSM7 | 153,153",
                "307x             | GSM7 | 153,153,1",
                "80e              | GSM7 | 80",
                "158x 1e          | GSM7 | 159",
                "159x 1e          | GSM7 | 153,7",
                "152x 1e 10x      | GSM7 | 152,11",
                "151x 1e 10x      | GSM7 | 152,10",
                "70c              | UCS2 | 70",
                "71c              | UCS2 | 67,4",
                "68c 1u           | UCS2 | 70",
                "69c 1u           | UCS2 | 67,4",
                "66c 1u 5c        | UCS2 | 66,7",
                "65c 1u 5c        | UCS2 | 67,5",
                "35u              | UCS2 | 70",
                "36u              | UCS2 | 66,6",
                "1c 159x          | UCS2 | 67,67,26",
            })
    void cutsWhereAPhoneCanJoin(String text, Alphabet alphabet, String lengths) {
        var words = new StringBuilder();
        for (var run : text == null ? new String[0] : text.split(" ")) {
            int n = Integer.parseInt(run.substring(0, run.length() - 1));
            var one = switch (run.charAt(run.length() - 1)) {
                case 'x' -> "x";
                case 'e' -> "€";
                case 'c' -> "续";
                default -> "🎉";
            };
            words.append(one.repeat(n));
        }
        var whole = words.toString();
        assertThat(AlphabetRule.of(whole)).isEqualTo(alphabet);
        var parts = SplitRule.parts(whole, alphabet);
        assertThat(String.join("", parts)).isEqualTo(whole);
        assertThat(parts.stream().map(part -> String.valueOf(part.length()))).containsExactly(lengths.split(","));
    }

    /** Of any text: the parts are the text, each is within its room, and none begins in the middle of a character. */
    @Test
    void anyTextComesTogetherAgain() {
        var random = new Random(20_260_302);
        for (int round = 0; round < 2_000; round++) {
            boolean wide = round % 2 == 0;
            var text = IntStream.range(0, random.nextInt(500))
                    .mapToObj(n -> wide && random.nextInt(4) == 0
                            ? (random.nextBoolean() ? "🎉" : "到")
                            : "" + GSM.charAt(random.nextInt(GSM.length())))
                    .collect(java.util.stream.Collectors.joining());
            var alphabet = AlphabetRule.of(text);
            var parts = SplitRule.parts(text, alphabet);
            var shown = new StringBuilder();
            for (var part : parts) {
                var octets = AlphabetRule.write(part, alphabet);
                assertThat(octets.length)
                        .isLessThanOrEqualTo(
                                alphabet == Alphabet.GSM7
                                        ? parts.size() == 1 ? 160 : 153
                                        : parts.size() == 1 ? 140 : 134);
                shown.append(SmscAlphabet.read(octets, (byte) (alphabet == Alphabet.GSM7 ? 0 : 8)));
            }
            assertThat(shown.toString()).isEqualTo(text);
        }
    }

    @Test
    void theAlphabetIsTheWholeOfItAndNoMore() {
        var fits = IntStream.range(0, 0x10000)
                .filter(unit -> AlphabetRule.isGsm((char) unit))
                .count();
        // 128 places, one of them the escape; 10 of the extension.
        assertThat(fits).isEqualTo(127 + 10);
        assertThat(AlphabetRule.of("it’s")).isEqualTo(Alphabet.UCS2);
        assertThat(AlphabetRule.of("`")).isEqualTo(Alphabet.UCS2);
        assertThat(AlphabetRule.of("ç")).isEqualTo(Alphabet.UCS2);
        assertThat(AlphabetRule.of("\t")).isEqualTo(Alphabet.UCS2);
    }

    @Test
    void thePartsHeaderSaysWhichOfHowMany() {
        assertThat(SplitRule.withHeader(200, 2, 3, new byte[] {65})).containsExactly(5, 0, 3, (byte) 200, 3, 2, 65);
    }
}
