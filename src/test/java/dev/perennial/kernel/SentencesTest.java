package dev.perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private enum Why implements Refusal {
        OTHER_BUCKETS,
        NEVER_WRITTEN
    }

    private static final Map<String, String> FACTS = Map.of("found", "64", "asked", "$1\\");

    @Test
    void aSentenceHasItsFactsInPlaceOfTheirNames() {
        assertThat(Sentences.in(Locale.ENGLISH).of(Why.OTHER_BUCKETS, FACTS)).contains("with 64 buckets, not $1\\;");
        assertThat(Sentences.in(Locale.SIMPLIFIED_CHINESE).of(Why.OTHER_BUCKETS, FACTS))
                .contains("分为 64 个桶");
    }

    @Test
    void aFactThatWasNotGivenIsSeenToBeMissing() {
        assertThat(Sentences.in(Locale.ENGLISH).of(Why.OTHER_BUCKETS, Map.of())).contains("{found}");
    }

    @Test
    void aLanguageWithoutABundleIsAnsweredInEnglish() {
        assertThat(Sentences.in(Locale.FRENCH).of(Why.OTHER_BUCKETS, FACTS)).startsWith("This database");
    }

    @Test
    void aRefusalWithoutASentenceIsAtLeastNamed() {
        assertThat(Sentences.in(Locale.ENGLISH).of(Why.NEVER_WRITTEN, Map.of())).isEqualTo("NEVER_WRITTEN");
    }
}
