package dev.perennial.api;

import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.Said;
import java.util.List;
import java.util.Map;

/** {@link ApiRefusal#REQUEST_NOT_VALID}, and which fields are not as they must be: made by {@link FieldErrors}. */
public final class NotValidException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Field> fields;

    NotValidException(List<Field> fields) {
        super("not valid: " + fields.stream().map(Field::name).toList());
        this.fields = List.copyOf(fields);
    }

    /**
     * @param name a JSON pointer into the body ({@code /lines/0/period}), or the name of a parameter or header
     */
    record Field(String name, Said what) {}

    /** About one field. */
    public static NotValidException at(String field, String key, Map<String, String> facts) {
        return new NotValidException(List.of(new Field(field, new Said(key, facts))));
    }

    /** About one field, in the words of a refusal. */
    public static NotValidException at(String field, Refusal why, Map<String, String> facts) {
        return new NotValidException(List.of(new Field(field, Said.refusal(why, facts))));
    }

    List<Field> fields() {
        return fields;
    }
}
