package dev.perennial.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.catalog.Text;
import dev.perennial.letter.Letter.Brand;
import dev.perennial.letter.Letter.Item;
import dev.perennial.letter.Letter.Line;
import dev.perennial.letter.Letter.Section;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of notice in words: each language, each channel. */
class LettersTest {
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    static final Brand BRAND = new Brand(
            "Perennial",
            "#0b6b57",
            Optional.empty(),
            "Perennial Cloud Ltd., 1 Garden Road, Shanghai",
            Optional.of("help@perennial.example"),
            URI.create("https://console.perennial.example/"));

    private static final Pattern MISSING = Pattern.compile("\\{\\w+}|letters\\.\\w|words\\.\\w|null");

    private final Letters letters = new Letters();

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void everyKindIsWrittenOnEveryChannelInEveryLanguage(NoticeKind kind) {
        for (var language : LANGUAGES) {
            for (int total : new int[] {1, 3, 40}) {
                var letter = Samples.of(kind, total, language, BRAND);
                var mail = letters.write(letter);
                var sms = letters.sms(letter);
                var console = letters.console(letter);
                for (var text : List.of(
                        mail.subject(), mail.text(), mail.html(), sms.text(), console.subject(), console.text())) {
                    assertThat(text).as(kind + " " + language).isNotBlank();
                    assertThat(MISSING.matcher(text).results().map(found -> found.group()))
                            .as(kind + " " + language + " in: " + text)
                            .isEmpty();
                }
                var link = letter.sections().getFirst().link().toString();
                assertThat(mail.text()).contains(link);
                assertThat(console.text()).contains(link);
                assertThat(mail.html()).contains(link.replace("&", "&amp;"));
                assertThat(sms.subject()).isEmpty();
                assertThat(sms.html()).isEmpty();
                assertThat(mail.subject()).doesNotContain("\n");
                if (kind.nature() != Nature.SECRET) assertThat(sms.text()).endsWith(link);
            }
        }
    }

    /** What a sample's facts allow is said by the kind's own sentences, and by no stopgap. */
    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void everyKindHasItsOwnSentences(NoticeKind kind) {
        for (var language : LANGUAGES) {
            var letter = Samples.of(kind, language, BRAND);
            var wording = new Wording(letter);
            var line = letter.sections().getFirst().lines().getFirst();
            for (var role : List.of("subject", "line", "title", "what", "do")) {
                assertThat(wording.find(kind, role, line)).as(kind + "." + role).isPresent();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EXPIRING        | days=30                                    | dms-prod ends in 30 days
        EXPIRING        | days=1                                     | dms-prod ends tomorrow
        EXPIRING        | days=0                                     | dms-prod ends today
        BOUGHT          | mode=AUTO                                  | dms-prod is yours until 2026-06-10
        RENEWAL_COMING  | shortfall=12.50                            | dms-prod needs 12.50 CNY more to renew
        EXPIRED         | days=0                                     | dms-prod has ended and stops on 2026-04-09
        EXPIRED         | stops_at=2026-03-09T16:00:00Z              | dms-prod has ended
        RELEASE_COMING  | days=1                                     | dms-prod will be deleted tomorrow
        RELEASE_COMING  | days=3                                     | dms-prod is about to be deleted
        RENEWAL_FAILED  | price=1280.00                              | dms-prod was not renewed: 640.50 CNY are missing
        RENEWAL_FAILED  | code=PROVIDER_REFUSED                      | dms-prod was not renewed
        GRANTED         | kind=BALANCE                               | 2,000.00 CNY were added to your balance
        GRANTED         | kind=SOMETHING_NEW                         | Something was granted to you
        LOW_BALANCE     | shortfall=20.00                            | 20.00 CNY are missing for renewals to come
        USERS_CHANGED   | what=USER_REMOVED                          | Wang Fang was removed from the account
        """)
    void theSubjectSaysWhatMatters(NoticeKind kind, String fact, String subject) {
        assertThat(letters.write(with(kind, fact)).subject()).isEqualTo(subject);
    }

    /** What an older version told, or a fact that was not known, leaves a gap in no sentence. */
    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void aFactThatIsMissingLeavesNoGap(NoticeKind kind) {
        for (var language : LANGUAGES) {
            var full = Samples.of(kind, language, BRAND);
            var section = full.sections().getFirst();
            var bare = new Line(section.lines().getFirst().item(), Map.of(), section.link());
            var letter = letter(full, new Section(kind, true, List.of(bare), 1, section.link()));
            assertThat(MISSING.matcher(letters.write(letter).html()).find())
                    .as(kind.name())
                    .isFalse();
            assertThat(MISSING.matcher(letters.sms(letter).text()).find())
                    .as(kind.name())
                    .isFalse();
            assertThat(letters.write(letter).subject()).isNotBlank();
        }
    }

    @Test
    void severalKindsStandInOneLetterUnderTheMostUrgent() {
        var english = letters.write(Samples.digest(Locale.ENGLISH, BRAND));
        assertThat(english.subject()).isEqualTo("dms-prod was not renewed: 640.50 CNY are missing, and 11 more");
        assertThat(english.text())
                .contains("* Services that end soon", "* Automatic renewals to come", "* Services that were renewed")
                .contains("  - dms-reporting | Data Management | 2026-03-10 00:00");
        var chinese = letters.write(Samples.digest(Locale.SIMPLIFIED_CHINESE, BRAND));
        assertThat(chinese.subject()).isEqualTo("dms-prod 续费失败：还差 640.50 CNY，另有 11 项");
        assertThat(letters.sms(Samples.digest(Locale.ENGLISH, BRAND)).text())
                .contains(", and 11 more. Top up 640.50 CNY: https://");
    }

    @Test
    void fiveThousandItemsStaySmall() {
        var mail = letters.write(Samples.of(NoticeKind.EXPIRING, 5000, Locale.ENGLISH, BRAND));
        assertThat(mail.subject()).isEqualTo("dms-prod ends in 3 days, and 4,999 more");
        assertThat(mail.html()).contains("and 4,980 more");
        assertThat(mail.text()).contains("and 4,980 more");
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
        assertThat(mail.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000);
    }

    @Test
    void whateverAnItemIsCalledItIsTextAndNothingElse() {
        var hostile = "<script>alert(1)</script>\"><img src=x onerror=y> {price} @words.no\r\nBcc: all@evil.example";
        var sample = Samples.of(NoticeKind.RENEWED, Locale.ENGLISH, BRAND);
        var section = sample.sections().getFirst();
        var line = new Line(
                Optional.of(new Item("a", hostile, new Text("<b>Product</b>", "<b>产品</b>"))),
                section.lines().getFirst().facts(),
                URI.create("https://x.example/?a=%22%3E&b=1"));
        var one = letter(sample, new Section(NoticeKind.RENEWED, false, List.of(line), 1, line.link()));
        var many = letter(sample, new Section(NoticeKind.RENEWED, false, List.of(line, line), 2, line.link()));
        for (var letter : List.of(one, many)) {
            var mail = letters.write(letter);
            assertThat(mail.html())
                    .doesNotContain("<script", "<img", "<b>")
                    .contains("&lt;script&gt;")
                    .contains("?a=%22%3E&amp;b=1");
            assertThat(mail.subject()).doesNotContain("\r", "\n").contains("{price} @words.no Bcc:");
            assertThat(letters.sms(letter).text()).doesNotContain("\n");
        }
    }

    @Test
    void theHtmlNeedsNothingFromElsewhere() {
        for (var kind : NoticeKind.values()) {
            var html = letters.write(Samples.of(kind, Locale.ENGLISH, BRAND)).html();
            assertThat(html)
                    .doesNotContain("<style", "<link", "<script", " class=", "url(", "<img")
                    .contains("color-scheme");
        }
    }

    @Test
    void unsubscribingIsOfferedWhereItMayBe() {
        assertThat(letters.write(Samples.of(NoticeKind.RENEWED, Locale.ENGLISH, BRAND))
                        .html())
                .contains("Unsubscribe");
        assertThat(letters.write(Samples.of(NoticeKind.EXPIRING, Locale.ENGLISH, BRAND))
                        .html())
                .doesNotContain("Unsubscribe");
    }

    @Test
    void aLateLetterSaysSinceWhen() {
        var sample = Samples.of(NoticeKind.EXPIRING, Locale.ENGLISH, BRAND);
        var section = sample.sections().getFirst();
        var late = letter(sample, new Section(NoticeKind.EXPIRING, true, section.lines(), 1, section.link()));
        assertThat(letters.write(late).text()).contains("This message is late: it was due on 2026-03-07.");
        assertThat(letters.console(late).text()).contains("it was due on 2026-03-07.");
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"EXPIRING", "RENEWAL_FAILED", "SUSPENDED", "RELEASE_COMING", "LOW_BALANCE"})
    void anSmsIsShort(NoticeKind kind) {
        for (var language : LANGUAGES) {
            var letter = Samples.of(kind, language, BRAND);
            var text = letters.sms(letter).text();
            var withoutLink = text.substring(0, text.indexOf("https://"));
            assertThat(withoutLink).as(withoutLink).hasSizeLessThan(language == Locale.ENGLISH ? 90 : 60);
        }
    }

    @Test
    void inkStandsOutOnEveryColour() {
        for (int red = 0; red < 256; red += 15) {
            for (int green = 0; green < 256; green += 15) {
                for (int blue = 0; blue < 256; blue += 15) {
                    var colour = "#%02x%02x%02x".formatted(red, green, blue);
                    assertThat(ContrastRule.contrast(colour, ContrastRule.inkOn(colour)))
                            .as(colour)
                            .isGreaterThanOrEqualTo(450);
                }
            }
        }
        assertThat(ContrastRule.contrast("#ffffff", "#000000")).isEqualTo(2100);
        assertThat(ContrastRule.contrast("#767676", "#ffffff")).isBetween(453L, 455L);
        assertThat(ContrastRule.inkOn("#ffcc00")).isEqualTo(ContrastRule.BLACK);
        assertThat(ContrastRule.inkOn("#0b6b57")).isEqualTo(ContrastRule.WHITE);
    }

    private static Letter with(NoticeKind kind, String fact) {
        var sample = Samples.of(kind, Locale.ENGLISH, BRAND);
        var section = sample.sections().getFirst();
        var facts = new HashMap<>(section.lines().getFirst().facts());
        facts.put("currency", "CNY");
        facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
        var line = new Line(section.lines().getFirst().item(), facts, section.link());
        return letter(sample, new Section(kind, false, List.of(line), 1, section.link()));
    }

    private static Letter letter(Letter like, Section section) {
        return new Letter(
                like.brand(),
                like.account(),
                like.name(),
                like.language(),
                ZoneId.of("Asia/Shanghai"),
                List.of(section),
                like.settings(),
                like.unsubscribe());
    }
}
