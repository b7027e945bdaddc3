package dev.perennial.kernel;

import java.io.Serializable;
import java.util.Map;

/**
 * Something said in no language yet.
 *
 * @param key the sentence's, in the message bundles
 * @param facts what it names: instants and periods in ISO 8601, amounts as decimals, further sentences by their
 *     {@code @key}
 */
public record Said(String key, Map<String, String> facts) implements Serializable {
    public Said {
        facts = Map.copyOf(facts);
    }

    public static Said of(String key) {
        return new Said(key, Map.of());
    }

    /** Why something was refused. */
    public static Said refusal(Refusal why, Map<String, String> facts) {
        return new Said("refusal." + why.name(), facts);
    }
}
