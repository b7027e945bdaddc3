package dev.perennial.api;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.Said;
import dev.perennial.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why one of several was not done, or would not be, where the rest of an answer stands all the same. */
@Schema(name = "Refused", description = "Why one of several was not done, or would not be.")
public record Refused(
        @Schema(description = "The refusal's name: what programs decide by.", example = "PAY_AS_YOU_GO")
        String code,

        @Schema(description = "The sentence a screen would show, in the language asked for.")
        String detail,

        @Schema(description = "What the sentence was made of: amounts, dates, by name.")
        Map<String, String> facts) {

    public static Refused of(Refusal why, Map<String, String> facts, Words words) {
        return new Refused(why.name(), words.say(Said.refusal(why, facts)), facts);
    }

    /** Null where it was done. */
    public static @Nullable Refused of(Outcome<?> outcome, Words words) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts) ? of(why, facts, words) : null;
    }
}
