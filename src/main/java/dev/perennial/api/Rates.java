package dev.perennial.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perennial.kernel.RefusedException;
import dev.perennial.web.Throttle;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often one key may ask, and one address may come with a key that opens nothing. Tries come back evenly with time.
 * Each node counts for itself.
 */
@Component
class Rates {
    private static final int COUNTED_MAX = 200_000;
    private static final Duration FAILURES_IN = Duration.ofMinutes(15);

    private final long requests;
    private final long seconds;
    private final long failures;
    private final Cache<String, Bucket> counted = Caffeine.newBuilder()
            .maximumSize(COUNTED_MAX)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    /**
     * @param requests of one key, in so many seconds; 0: as many as it likes
     * @param failures of one address, in a quarter of an hour; 0: as many as it likes
     */
    Rates(
            @Value("${perennial.api.rate-requests:1200}") long requests,
            @Value("${perennial.api.rate-seconds:60}") long seconds,
            @Value("${perennial.api.rate-failures:100}") long failures) {
        this.requests = requests;
        this.seconds = seconds;
        this.failures = failures;
    }

    /** Counts a request of this key and says in the answer's headers how many are left. */
    void take(String key, HttpServletResponse response) {
        if (requests == 0) return;
        var bucket = bucket("key " + key, requests, Duration.ofSeconds(seconds));
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        long missing = requests - taken.getRemainingTokens();
        response.setHeader("RateLimit-Policy", "\"key\";q=" + requests + ";w=" + seconds);
        response.setHeader(
                "RateLimit",
                "\"key\";r=" + taken.getRemainingTokens() + ";t=" + (missing * seconds + requests - 1) / requests);
        if (!taken.isConsumed()) throw exceeded(taken.getNanosToWaitForRefill());
    }

    /** Counts a key that opened nothing: after many, the address is told to wait instead. */
    void failed(String address) {
        if (failures == 0) return;
        var taken = bucket("address " + Throttle.network(address), failures, FAILURES_IN)
                .tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) throw exceeded(taken.getNanosToWaitForRefill());
    }

    private Bucket bucket(String name, long tries, Duration time) {
        return counted.get(
                name,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, time))
                        .build());
    }

    private static RefusedException exceeded(long nanos) {
        long wait = Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
        return new RefusedException(ApiRefusal.RATE_EXCEEDED, Map.of("seconds", String.valueOf(wait)));
    }
}
