package dev.perennial.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why not, as programs read it (RFC 9457).
 *
 * @param type the refusal, as an address at which the platform explains it
 * @param title the same, for people, without facts
 * @param status the answer's own status
 * @param detail the sentence a screen would show, in the language asked for
 * @param code the refusal's name: what programs decide by
 * @param facts what the sentence was made of: amounts, dates, by name
 * @param errors which fields of the request were not as they must be; left out where it is not about fields
 * @param request the request's id: the log has it too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        Map<String, String> facts,
        @Nullable List<FieldError> errors,
        String request) {

    /**
     * @param field where: a JSON pointer into the body, or the name of a parameter or header
     * @param detail what is wrong with it
     */
    public record FieldError(String field, String detail) {}
}
