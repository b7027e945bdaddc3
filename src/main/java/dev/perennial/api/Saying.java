package dev.perennial.api;

import dev.perennial.kernel.Said;
import dev.perennial.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A sentence people read, and what a program needs to know of it without reading. */
@Schema(
        name = "Saying",
        description = "A sentence people read, with what a program needs to know of it without reading.")
public record Saying(
        @Schema(description = "What is said, as a code.", example = "timeline.RENEWED")
        String key,

        @Schema(description = "What it names: instants, periods, amounts, by name.")
        Map<String, String> facts,

        @Schema(description = "The sentence in the language asked for.")
        String sentence) {

    public static Saying of(Said said, Words words) {
        return new Saying(said.key(), said.facts(), words.say(said));
    }

    public static List<Saying> of(List<Said> said, Words words) {
        return said.stream().map(one -> of(one, words)).toList();
    }
}
