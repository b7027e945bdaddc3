package dev.perennial.invoice;

import dev.perennial.kernel.Sha256;
import dev.perennial.paper.Paper;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** What an issued paper says, as its row keeps it. */
final class Frozen {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Frozen() {}

    static String json(Paper paper) {
        return JSON.writeValueAsString(paper);
    }

    static Paper paper(String json) {
        return JSON.readValue(json, Paper.class);
    }

    /** SHA-256 of these bytes, in hexadecimal. */
    static String hash(byte[] document) {
        return HexFormat.of().formatHex(Sha256.of(document));
    }
}
