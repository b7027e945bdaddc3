package dev.perennial.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.catalog.Text;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Sentences;
import dev.perennial.letter.Letter.Item;
import dev.perennial.letter.Letter.Line;
import dev.perennial.letter.Letter.Section;
import dev.perennial.notice.NoticeKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each word by which a telling says what happened has its own sentence, on every channel, and none falls to the stopgap. */
class TellingWordsTest {
    private static final String UNKNOWN = "OF_A_LATER_VERSION";

    private final Letters letters = new Letters();

    /** By a word of the journal: what is told of users is listed where it is decided, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PASSWORD_CHANGED | what | USER_PASSWORD_RESET
        WAYS_IN_CHANGED  | what | PASSKEY_ADDED PASSKEY_REMOVED IDENTITY_BOUND
        USERS_CHANGED    | what | USER_ADDED USER_ROLE_SET USER_DISABLED USER_ENABLED USER_REMOVED
        CONTACTS_CHANGED | what | CONTACT_ADDED CONTACT_CHANGED CONTACT_VERIFIED CONTACT_REMOVED CONTACT_UNREACHABLE
        WEBHOOK_OFF      | because | GONE FAILING
        GRANTED          | kind | BALANCE CREDIT_LINE COUPON
        """)
    void wordsSayWhatHappenedInASubjectAndALine(NoticeKind kind, String fact, String words) {
        ownSentences(kind, fact, words, List.of("subject", "line"));
        for (var language : LettersTest.LANGUAGES) {
            var said = new HashSet<String>();
            for (var word : (words + " " + UNKNOWN).split(" ")) {
                var letter = letter(kind, Map.of(fact, word), language);
                assertThat(said.add(letters.sms(letter).text())).as(word).isTrue();
                assertThat(said.add(letters.console(letter).text())).as(word).isTrue();
                assertThat(said.add(letters.write(letter).text())).as(word).isTrue();
            }
        }
    }

    /**
     * Why a renewal failed: every no to an automatic try that is told of. An open order is not, nor what is waited for.
     * Why money was kept: every no to paying an order, and what was paid beside it.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PASSWORD_CHANGED | what | USER_PASSWORD_CHANGED USER_PASSWORD_RESET
        RENEWAL_FAILED   | code | NOT_AUTO RELEASED PAY_AS_YOU_GO NOT_RENEWABLE_FREE_EDITION PERIOD_NOT_OFFERED INSUFFICIENT_BALANCE PROVIDER_REFUSED AWAITING_TOP_UP
        PAYMENT_KEPT     | code | PAID_TWICE PAID_MORE ORDER_NOT_UNPAID AWAITS_PROVIDER ORDER_LAPSED ORDER_OUTDATED INSUFFICIENT_BALANCE
        TRANSFER_KEPT    | code | TRANSFER_TOO_MUCH ORDER_NOT_UNPAID AWAITS_PROVIDER ORDER_LAPSED ORDER_OUTDATED INSUFFICIENT_BALANCE
        """)
    void codesSayWhyInALine(NoticeKind kind, String fact, String words) {
        ownSentences(kind, fact, words, List.of("line"));
    }

    /** What is told of by a fact that is there or not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GRANTED        | to=2026-06-09T16:00:00Z; period=P30D
        TRANSFER_KEPT  | missing=80.00
        REFUNDED       | ends_at=2026-03-06T01:12:00Z
        PAYOUT_ASKED   | holder=Lotus Trading
        PAYOUT_MADE    | holder=Lotus Trading
        PRICE_CONSENT  | agreed=1280.00
        LOW_BALANCE    | shortfall=20.00; charge_at=2026-03-09T16:00:00Z
        LOW_BALANCE    | threshold=500.00
        RENEWED        | origin=AUTO
        """)
    void factsSayMore(NoticeKind kind, String facts) {
        var more = new HashMap<String, String>();
        for (var fact : facts.split("; ")) more.put(fact.split("=")[0], fact.split("=")[1]);
        for (var language : LettersTest.LANGUAGES) {
            var with = letter(kind, more, language);
            var bare = letter(kind, Map.of(), language, more.keySet().toArray(String[]::new));
            assertThat(said(with, "line")).isPresent().isNotEqualTo(said(bare, "line"));
        }
    }

    /** Why the kept payment method did not help. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOP_UP_PAUSED",
                "METHOD_MISSING",
                "METHOD_EXPIRED",
                "METHOD_NOT_TAKEN",
                "CEILING_REACHED",
                "TOP_UP_DECLINED",
                "TOP_UP_NOT_ENOUGH",
                "TOP_UP_STOPPED"
            })
    void automaticTopUpSaysWhyItDidNotHelp(String code) {
        var facts = Map.of(
                "top_up", code,
                "missing", "80.00",
                "ceiling", "500.00",
                "used", "450.00",
                "currency", "CNY",
                "charge_code", "card_declined");
        for (var language : LettersTest.LANGUAGES) {
            var told = new HashMap<>(facts);
            var sentence = Sentences.in(language).find("refusal." + code, told).orElseThrow();
            var letter = letter(NoticeKind.RENEWAL_FAILED, facts, language);
            var line = letter.sections().getFirst().lines().getFirst();
            assertThat(new Wording(letter).whyNoTopUp(NoticeKind.RENEWAL_FAILED, line))
                    .contains(sentence);
            assertThat(letters.console(letter).text()).contains(sentence.substring(0, 8));
        }
    }

    /** Everything the journal says of contacts has its sentence, in the journal's words. */
    @Test
    void everyWordOfContactsIsListed() {
        Arrays.stream(JournalEntry.Kind.values())
                .map(Enum::name)
                .filter(name -> name.startsWith("CONTACT_"))
                .forEach(word -> ownSentences(NoticeKind.CONTACTS_CHANGED, "what", word, List.of("subject", "line")));
    }

    @Test
    void aPurchaseSaysHowItGoesOn() {
        ownSentences(NoticeKind.BOUGHT, "mode", "AUTO NONE", List.of("then"));
    }

    private static void ownSentences(NoticeKind kind, String fact, String words, List<String> roles) {
        for (var language : LettersTest.LANGUAGES) {
            for (var role : roles) {
                var said = new HashSet<Optional<String>>();
                for (var word : (UNKNOWN + " " + words).split(" ")) {
                    var sentence = said(letter(kind, Map.of(fact, word), language), role);
                    assertThat(sentence).as(kind + " " + word).isPresent();
                    assertThat(said.add(sentence))
                            .as(kind + " " + word + " in " + language + " has its own " + role + ": " + sentence)
                            .isTrue();
                }
            }
        }
    }

    private static Optional<String> said(Letter letter, String role) {
        var section = letter.sections().getFirst();
        return new Wording(letter).find(section.kind(), role, section.lines().getFirst());
    }

    private static Letter letter(NoticeKind kind, Map<String, String> more, Locale language, String... without) {
        var sample = Samples.of(kind, language, LettersTest.BRAND);
        var section = sample.sections().getFirst();
        var facts = new HashMap<>(section.lines().getFirst().facts());
        if (kind == NoticeKind.TRANSFER_KEPT) facts.remove("missing");
        Stream.of(without).forEach(facts::remove);
        facts.putAll(more);
        var item = new Item("dms-prod-01", "dms-prod", new Text("Data Management", "数据管理 DMS"));
        var line = new Line(Optional.of(item), facts, section.link());
        return new Letter(
                sample.brand(),
                sample.account(),
                sample.name(),
                sample.language(),
                sample.zone(),
                List.of(new Section(kind, false, List.of(line), 1, section.link())),
                sample.settings(),
                sample.unsubscribe());
    }
}
