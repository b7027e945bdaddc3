package dev.perennial.post;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Parcel;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A carrier with what spares its server: so many messages a second and no more, and none for a while after most of the
 * last ones came to nothing. Time passes by the platform's clock, so that a sandbox's outage ends when its clock moves.
 */
final class Line {
    /** After this long a closed line is tried again. */
    static final Duration REST = Duration.ofMinutes(1);

    private static final int WINDOW = 20;
    private static final int JUDGED_FROM = 10;
    private static final int TRIED_AFTER_REST = 3;

    private final Carrier carrier;
    private final CircuitBreaker breaker;
    private final Optional<Bucket> rate;
    private volatile Instant tiredAt = Instant.EPOCH;

    /** @param perSecond 0: as many as its server takes */
    Line(Carrier carrier, int perSecond, PlatformClock clock) {
        this.carrier = carrier;
        this.breaker = CircuitBreaker.of(
                carrier.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW, JUDGED_FROM, SlidingWindowType.COUNT_BASED)
                        .permittedNumberOfCallsInHalfOpenState(TRIED_AFTER_REST)
                        .waitDurationInOpenState(REST)
                        .clock(new PassingTime(clock))
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == State.OPEN) tiredAt = clock.now();
        });
        this.rate = perSecond == 0 ? Optional.empty() : Optional.of(bucket(perSecond));
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    Carrier carrier() {
        return carrier;
    }

    boolean isOn() {
        return carrier.isOn();
    }

    /** Whether anything may go: not while its server rests. */
    boolean isOpen() {
        boolean may = breaker.tryAcquirePermission();
        if (may) breaker.releasePermission();
        return may;
    }

    /** Until when nothing goes; empty where it may be tried. */
    Optional<Instant> restsUntil(Instant now) {
        return Optional.of(tiredAt.plus(REST)).filter(until -> breaker.getState() == State.OPEN && until.isAfter(now));
    }

    /** Waits for its turn, carries it, and says what came of it; empty when the server rests: then nothing went out. */
    Optional<Answer> carry(Parcel parcel) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) return Optional.empty();
        boolean counted = false;
        try {
            if (rate.isPresent()) rate.get().asBlocking().consume(1);
            var answer = carrier.carry(parcel);
            count(answer);
            counted = true;
            return Optional.of(answer);
        } finally {
            if (!counted) breaker.releasePermission();
        }
    }

    private void count(Answer answer) {
        switch (answer) {
            case Answer.Taken taken -> breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            case Answer.Never never -> breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            case Answer.NotNow later -> breaker.onError(0, TimeUnit.MILLISECONDS, new NoAnswer(later.said()));
            case Answer.Unsure unsure -> breaker.onError(0, TimeUnit.MILLISECONDS, new NoAnswer(unsure.said()));
            case Answer.Away away -> breaker.onError(0, TimeUnit.MILLISECONDS, new NoAnswer(away.said()));
        }
    }

    /** The platform's clock, as the breaker reads one. */
    private static final class PassingTime extends Clock {
        private final PlatformClock clock;

        PassingTime(PlatformClock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return clock.now();
        }
    }

    /** What the breaker counts. */
    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;

        NoAnswer(String said) {
            super(said, null, false, false);
        }
    }
}
