package dev.perennial.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every "no" has a code, a sentence in both languages, and a line in the glossary. */
class RefusalsTest {
    private static final Path GLOSSARY = Path.of("docs/glossary.md");
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    @Test
    void everyRefusalIsSaidInBothLanguages() {
        assertThat(unsaid(refusals(), english(), "English")).isEmpty();
        assertThat(unsaid(refusals(), chinese(), "Chinese")).isEmpty();
        assertThat(unsaid(List.of("NO_SUCH_THING"), english(), "English")).hasSize(1);
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(differences(english(), chinese())).isEmpty();
        assertThat(differences(Map.of("a", "Pay {amount}", "b", ""), Map.of("a", "付 {price}", "c", "")))
                .hasSize(3);
    }

    @Test
    void everyRefusalIsInTheGlossary() throws Exception {
        if (Files.exists(GLOSSARY)) {
            assertThat(missing(refusals(), Files.readString(GLOSSARY))).isEmpty();
        }
        assertThat(missing(List.of("CLOCK_IS_REAL"), "`CLOCK_IS_REALLY_SLOW`")).hasSize(1);
    }

    @Test
    void aCodeBelongsToOneRefusal() {
        assertThat(refusals()).doesNotHaveDuplicates().contains("NOT_A_SANDBOX");
    }

    private static List<String> refusals() {
        return Source.main().stream()
                .flatMap(source -> source.refusals.stream())
                .toList();
    }

    private static List<String> unsaid(List<String> refusals, Map<String, String> sentences, String language) {
        return refusals.stream()
                .filter(code -> sentences.getOrDefault("refusal." + code, "").isBlank())
                .map(code -> "refusal." + code + " has no sentence in " + language)
                .toList();
    }

    private static List<String> missing(List<String> refusals, String glossary) {
        return refusals.stream()
                .filter(code ->
                        !Pattern.compile("\\b" + code + "\\b").matcher(glossary).find())
                .map(code -> code + " is not in " + GLOSSARY)
                .toList();
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        var keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        var problems = new ArrayList<String>();
        for (var key : keys) {
            if (!one.containsKey(key) || !other.containsKey(key)) {
                problems.add(key + " is in one language only");
            } else if (!facts(one.get(key)).equals(facts(other.get(key)))) {
                problems.add(key + " names other facts in one language than in the other");
            }
        }
        return problems;
    }

    private static Set<String> facts(String sentence) {
        return new TreeSet<>(FACT.matcher(sentence)
                .results()
                .map((MatchResult fact) -> fact.group(1))
                .toList());
    }

    private static Map<String, String> english() {
        return Bundles.english();
    }

    private static Map<String, String> chinese() {
        return Bundles.chinese();
    }
}
