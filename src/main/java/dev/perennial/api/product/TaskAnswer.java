package dev.perennial.api.product;

import dev.perennial.api.FieldErrors;
import dev.perennial.provider.ProviderTasks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How a task ended: either of the two, never both. */
@Schema(description = "How a task ended: either confirmed, as true, or refused, with the reason.")
record TaskAnswer(
        @Schema(example = "true") @Nullable Boolean confirmed,

        @Schema(
                description = "Why not, in one line; shown to the vendor's people.",
                example = "The registry has a lock")
        @Nullable
        String refused) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static TaskAnswer read(byte[] body) {
        try {
            return JSON.readValue(body, TaskAnswer.class).checked();
        } catch (JacksonException unreadable) {
            return new TaskAnswer(null, null).checked();
        }
    }

    TaskAnswer checked() {
        boolean yes = Boolean.TRUE.equals(confirmed) && refused == null;
        boolean no =
                confirmed == null && refused != null && refused.codePoints().anyMatch(Character::isLetterOrDigit);
        if (!yes && !no) {
            var errors = new FieldErrors();
            errors.add("/confirmed", "provision.api.answer", Map.of());
            errors.check();
        }
        return this;
    }

    @Nullable
    String no() {
        return refused;
    }

    /** How the task stands now. */
    @Schema(name = "AnsweredTask")
    record Taken(UUID task, String subscription, ProviderTasks.State state) {
        static Taken of(UUID task, ProviderTasks.Standing standing) {
            return new Taken(task, standing.subscription(), standing.state());
        }
    }
}
