package dev.perennial.api;

import dev.perennial.kernel.Said;
import dev.perennial.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sentence people read, and what a program needs to know of it without reading. */
@Schema(
        name = "Saying",
        description = "A sentence people read, with what a program needs to know of it without reading.")
public record Saying(
        @Schema(description = "What is said, as a code.", example = "journal.RENEWED")
        String key,

        @Schema(description = "What it names: instants, periods, amounts, by name.")
        Map<String, String> facts,

        @Schema(description = "The sentence in the language asked for.")
        String sentence) {

    public static Saying of(Said said, Words words) {
        var facts = new TreeMap<>(said.facts());
        // A part of the sentence that is itself a sentence is no fact.
        facts.values().removeIf(value -> value.startsWith("@"));
        return new Saying(said.key(), facts, words.say(said));
    }

    public static List<Saying> of(List<Said> said, Words words) {
        return said.stream().map(one -> of(one, words)).toList();
    }
}
