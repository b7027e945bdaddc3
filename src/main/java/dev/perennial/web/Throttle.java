package dev.perennial.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perennial.kernel.Said;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How often something may be tried. A try taken comes back with time; one that succeeded is given back at once, so that
 * only what failed counts. Each node counts for itself.
 */
@Component
public class Throttle {
    private static final Duration FORGOTTEN = Duration.ofHours(2);
    private static final int KEYS_MAX = 200_000;
    private static final int NETWORK_GROUPS = 4;

    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets;

    Throttle(InstantSource wall) {
        this.time = new Meter(wall);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS_MAX)
                .expireAfterAccess(FORGOTTEN)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** What is counted, how many tries there are at once, and in which time they all come back. */
    public enum Gate {
        /** Signing in by one login from one address. */
        SIGN_IN(10, Duration.ofMinutes(15)),
        /** Signing in by one login from anywhere: wide, so that others cannot keep its owner out with a few tries. */
        SIGN_IN_LOGIN(100, Duration.ofHours(1)),
        /** Signing in from one address, by whatever login. */
        SIGN_IN_ADDRESS(200, Duration.ofMinutes(15)),
        /** Changing one's password. */
        PASSWORD(10, Duration.ofMinutes(15)),
        /** Asking for the account of one mailbox or domain. */
        FORGOTTEN(3, Duration.ofHours(1)),
        /** Asking for accounts from one address. */
        FORGOTTEN_ADDRESS(20, Duration.ofHours(1)),
        /** Fetching one calendar feed. */
        FEED(120, Duration.ofHours(1)),
        /** Fetching calendar feeds from one address: wide, for a calendar service fetches those of many. */
        FEED_ADDRESS(1200, Duration.ofHours(1)),
        /** Sending another code to one address, from whatever account. */
        CONTACT_CODE(5, Duration.ofHours(1)),
        /** Sending examples of messages, by one of the vendor's people. */
        TEST_MESSAGE(10, Duration.ofHours(1)),
        /** Calling actions of the BSS OpenAPI by one key. */
        BSS(3000, Duration.ofMinutes(1));

        private final int tries;
        private final Duration time;

        Gate(int tries, Duration time) {
            this.tries = tries;
            this.time = time;
        }
    }

    private record Key(Gate gate, String name) {}

    private record Meter(InstantSource wall) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, wall.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Takes a try; where there is none, answers how long to wait for one. */
    public Optional<Duration> take(Gate gate, String name) {
        var taken = bucket(gate, name).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    public void giveBack(Gate gate, String name) {
        bucket(gate, name).addTokens(1);
    }

    /** Has the answer say that it was tried too often, and until when to wait; answers the sentence for the page. */
    public static Said refuse(Duration wait, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        return said(wait);
    }

    static Said said(Duration wait) {
        return new Said(
                "refusal." + WebRefusal.TOO_OFTEN.name(),
                Map.of("minutes", String.valueOf(wait.plusSeconds(59).toMinutes())));
    }

    /** The part of an address that one subscriber of a network has: of the sixth version, the first four groups. */
    public static String network(String address) {
        var groups = address.split(":", NETWORK_GROUPS + 1);
        return groups.length <= NETWORK_GROUPS ? address : String.join(":", Arrays.copyOf(groups, NETWORK_GROUPS));
    }

    private Bucket bucket(Gate gate, String name) {
        return buckets.get(
                new Key(gate, name),
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(gate.tries).refillGreedy(gate.tries, gate.time))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
