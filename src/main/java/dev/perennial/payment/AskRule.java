package dev.perennial.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** When a gateway is asked what became of a payment of which it has said nothing: less and less often. */
public final class AskRule {
    /** A customer is given so long to pay before anybody asks. */
    static final Duration FIRST = Duration.ofMinutes(15);

    /** So often at the most, over some two weeks; whoever looks at the payment asks again. */
    public static final int ASKS_MAX = 60;

    private static final Duration LONGEST = Duration.ofHours(6);

    private AskRule() {}

    /** The next time after the first, second, ... asking now; after the last of these always as the last. */
    static List<Instant> next(Instant now) {
        return IntStream.range(0, 6).mapToObj(n -> now.plus(pause(n))).toList();
    }

    private static Duration pause(int doublings) {
        var pause = FIRST.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
