package dev.perennial.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What owners are told of users has a sentence for each word of the journal. */
class NewsRuleTest {
    private static final Actor OWNER = Actor.customer("lotus", "lotus");

    @ParameterizedTest
    @EnumSource(JournalEntry.Kind.class)
    void everyChangeThatIsNewsHasItsOwnSentence(JournalEntry.Kind what) {
        assertThat(NewsRule.kind(what, Actor.SYSTEM)).isEmpty();
        NewsRule.kind(what, OWNER).ifPresent(kind -> {
            for (var language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                assertThat(Sentences.in(language).find("letters." + kind + ".line." + what, Map.of()))
                        .as(kind + " " + what + " in " + language)
                        .isPresent();
            }
        });
    }
}
