package dev.perennial.bank;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no statement is refused by name, with its line, before anything of it is kept. */
class BadFilesTest {
    private static final String SOUND = BankScene.camt("S", BankScene.in("K", "10.00", "text"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        STATEMENT_EMPTY         | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt/></Document>
        NOT_A_STATEMENT         | <!DOCTYPE html><html><body>Session expired</body></html>
        NOT_A_STATEMENT         | <html><body>Session expired</body></html>
        NOT_A_STATEMENT         | %PDF-1.7 something
        NOT_A_STATEMENT         | :20:STARTUMS
        STATEMENT_OTHER_MESSAGE | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.02"/>
        STATEMENT_OTHER_MESSAGE | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>
        STATEMENT_OTHER_MESSAGE | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>
        STATEMENT_OTHER_MESSAGE | <Document/>
        STATEMENT_OTHER_MESSAGE | <invoice/>
        STATEMENT_OTHER_VERSION | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.01"/>
        STATEMENT_OTHER_VERSION | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13"/>
        STATEMENT_NOT_XML 1     | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><a></b></Document>
        STATEMENT_CUT_OFF 1     | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><a>
        STATEMENT_LACKS 1       | <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id></Stmt></BkToCstmrStmt></Document>
        MAPPING_MISSING         | date;amount
        """)
    void whatIsNoStatementIsRefusedByName(String refusal, String content) {
        assertThat(Heard.refusal(content.getBytes(UTF_8), Optional.empty())).isEqualTo(refusal.strip());
    }

    @Test
    void entitiesAreNeitherReadNorFetched() {
        var bomb = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        var laughs = SOUND.replace("?>", "?>" + bomb + "]>").replace("text", "&a29;");
        assertThat(refusal(laughs)).startsWith("STATEMENT_HAS_ENTITIES");
        var outside = SOUND.replace("?>", "?><!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
                .replace("text", "&x;");
        assertThat(refusal(outside)).startsWith("STATEMENT_HAS_ENTITIES");
        assertThat(refusal(SOUND.replace("?>", "?><!DOCTYPE Document SYSTEM \"http://localhost:1/x.dtd\">")))
                .startsWith("STATEMENT_HAS_ENTITIES");
        assertThat(refusal(SOUND.replace("text", "&undeclared;"))).matches("STATEMENT_(HAS_ENTITIES|NOT_XML) \\d+");
    }

    @Test
    void whatIsTooLongOrTooDeepIsNotHeld() {
        assertThat(refusal(SOUND.replace("text", "x".repeat(30_000)))).startsWith("STATEMENT_FIELD_TOO_LONG");
        var long2 = "y".repeat(2_000_000);
        assertThat(refusal(SOUND.replace("text", long2))).startsWith("STATEMENT_FIELD_TOO_LONG");
        assertThat(refusal(SOUND.replace("text", "<a b=\"" + long2 + "\"/>"))).startsWith("STATEMENT_FIELD_TOO_LONG");
        assertThat(refusal(SOUND.replace("text", "<!--" + "<a ".repeat(700_000) + "-->")))
                .startsWith("STATEMENT_FIELD_TOO_LONG");
        assertThat(refusal(SOUND.replace("text", "<a>".repeat(100) + "</a>".repeat(100))))
                .startsWith("STATEMENT_NOT_XML");
    }

    @Test
    void compressedFilesAreRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(SOUND.getBytes(UTF_8));
        }
        assertThat(Heard.refusal(packed.toByteArray(), Optional.empty())).isEqualTo("STATEMENT_COMPRESSED");
        assertThat(Heard.refusal(new byte[] {'P', 'K', 3, 4, 0}, Optional.empty()))
                .isEqualTo("STATEMENT_COMPRESSED");
    }

    @Test
    void theEncodingIsTheOneItNames() {
        var broken = SOUND.replace("text", "Müller").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(Heard.refusal(broken, Optional.empty())).startsWith("STATEMENT_WRONG_ENCODING");
        var latin = SOUND.replace("UTF-8", "ISO-8859-1")
                .replace("text", "Müller")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(Heard.of(latin, Optional.empty()).bookings.getFirst().message())
                .isEqualTo("Müller");
        var wide = SOUND.replace("UTF-8", "UTF-16").replace("text", "常青").getBytes(UTF_16);
        assertThat(Heard.of(wide, Optional.empty()).bookings.getFirst().message())
                .isEqualTo("常青");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        STATEMENT_LACKS      | <CdtDbtInd>CRDT</CdtDbtInd> |
        STATEMENT_UNREADABLE | CRDT             | SIDEWAYS
        STATEMENT_UNREADABLE | >10.00<          | >ten<
        STATEMENT_UNREADABLE | >10.00<          | >10.001<
        STATEMENT_UNREADABLE | >10.00<          | >-10.00<
        STATEMENT_UNREADABLE | Ccy="CNY"        | Ccy="C¥"
        STATEMENT_UNREADABLE | 2026-03-02       | 2026-02-30
        STATEMENT_UNREADABLE | 2026-03-02       | yesterday
        STATEMENT_LACKS      | <Id>S</Id>       | <Id></Id>
        """)
    void anEntryThatCannotBeIsRefusedWithItsLine(String refusal, String from, String to) {
        assertThat(refusal(SOUND.replace(from, to == null ? "" : to))).matches(refusal + " \\d+");
    }

    /** Whatever happens to a file on its way, it is read or refused by name. */
    @Test
    void aDamagedFileIsReadOrRefusedByName() {
        var seen = new TreeSet<String>();
        var random = new Random(53);
        var sound = SOUND.getBytes(UTF_8);
        for (int n = 0; n < 1500; n++) {
            var damaged = damaged(sound, random);
            seen.add(Heard.refusal(damaged, Optional.empty()).replaceAll(" .*", ""));
        }
        assertThat(seen)
                .contains("", "STATEMENT_CUT_OFF", "STATEMENT_NOT_XML", "STATEMENT_UNREADABLE")
                .hasSizeGreaterThan(6);
    }

    static byte[] damaged(byte[] sound, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
            case 1 -> {
                var flipped = sound.clone();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
            case 2 -> {
                var tags = new String(sound, UTF_8).split("(?=<)");
                var swapped = new ArrayList<>(Arrays.asList(tags));
                java.util.Collections.swap(swapped, random.nextInt(tags.length), random.nextInt(tags.length));
                yield String.join("", swapped).getBytes(UTF_8);
            }
            default -> {
                int from = random.nextInt(sound.length);
                int to = Math.min(sound.length, from + random.nextInt(40));
                var without = new ByteArrayOutputStream();
                without.write(sound, 0, from);
                without.write(sound, to, sound.length - to);
                yield without.toByteArray();
            }
        };
    }

    private static String refusal(String content) {
        return Heard.refusal(content.getBytes(UTF_8), Optional.empty());
    }
}
