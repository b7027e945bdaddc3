package dev.perennial.db;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Named facts as a {@code jsonb} column keeps them; sorted, so that equal facts are equal text. */
public final class Facts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};

    private Facts() {}

    public static String json(Map<String, String> facts) {
        return facts.isEmpty() ? "{}" : JSON.writeValueAsString(new TreeMap<>(facts));
    }

    public static Map<String, String> parse(String json) {
        return JSON.readValue(json, TYPE);
    }
}
