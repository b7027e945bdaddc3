package dev.perennial.product;

import static dev.perennial.kernel.Outcome.done;
import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Outcome;
import dev.perennial.product.ProductSystem.Wish;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;

/** Whether a product's system can be reached as an operator wants it to be. */
final class SystemRule {
    static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);
    static final int AT_ONCE_MAX = 32;
    static final Duration PATIENCE_MAX = Duration.ofDays(7);
    private static final int ADDRESS_MAX = 300;

    private SystemRule() {}

    static Outcome<URI> check(Wish wish) {
        if (!isWithin(wish.timeout(), Duration.ofSeconds(1), TIMEOUT_MAX)) return outOf("timeout", "1-60");
        if (wish.atOnce() < 1 || wish.atOnce() > AT_ONCE_MAX) return outOf("atOnce", "1-32");
        if (!isWithin(wish.patience(), Duration.ofMinutes(1), PATIENCE_MAX)) return outOf("patience", "1-10080");
        return address(wish.address().strip());
    }

    private static Outcome<URI> address(String text) {
        try {
            var read = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean fits = text.length() <= ADDRESS_MAX
                    && read.getScheme() != null
                    && read.getScheme().matches("https?")
                    && read.getHost() != null
                    && read.getRawUserInfo() == null
                    && read.getRawQuery() == null
                    && read.getRawFragment() == null;
            return fits ? done(read) : refused(ProductRefusal.PRODUCT_ADDRESS_NOT_VALID);
        } catch (URISyntaxException unreadable) {
            return refused(ProductRefusal.PRODUCT_ADDRESS_NOT_VALID);
        }
    }

    private static boolean isWithin(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static Outcome<URI> outOf(String which, String range) {
        return refused(ProductRefusal.PRODUCT_LIMIT_NOT_VALID, Map.of("which", which, "range", range));
    }
}
