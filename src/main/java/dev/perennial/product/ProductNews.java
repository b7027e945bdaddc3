package dev.perennial.product;

import java.time.Instant;
import java.util.Map;

/** Something the vendor's people did to a product's system. */
public record ProductNews(String product, Instant at, String who, What what, Map<String, String> facts) {

    public enum What {
        CONNECTED,
        CHANGED,
        SECRET_CHANGED,
        SECRET_BEFORE_ENDED,
        COMPARED
    }
}
