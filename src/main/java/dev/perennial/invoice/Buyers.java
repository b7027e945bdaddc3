package dev.perennial.invoice;

import tools.jackson.databind.json.JsonMapper;

/** A buyer as a paper's row keeps it. */
final class Buyers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Buyers() {}

    static String json(Title.Buyer buyer) {
        return JSON.writeValueAsString(buyer);
    }

    static Title.Buyer read(String json) {
        return JSON.readValue(json, Title.Buyer.class);
    }
}
