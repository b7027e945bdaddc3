package dev.perennial.cli;

import java.util.List;

/** What a server refused, as it said it. */
final class RemoteRefused extends RuntimeException {
    private final String code;
    private final String detail;
    private final transient List<String> errors;

    /**
     * @param errors which fields were not as they must be
     */
    RemoteRefused(String code, String detail, List<String> errors) {
        super(code);
        this.code = code;
        this.detail = detail;
        this.errors = errors;
    }

    String code() {
        return code;
    }

    List<String> errors() {
        return errors;
    }

    /** With one more thing to say. */
    RemoteRefused with(String more) {
        return new RemoteRefused(code, detail, List.of(more));
    }

    String sentence() {
        return code + ": " + detail + (errors.isEmpty() ? "" : " (" + String.join("; ", errors) + ")");
    }
}
