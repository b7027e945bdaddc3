package dev.perennial.post;

import dev.perennial.notice.Carrier;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Front door to the pauses that servers are given after most of the last messages came to nothing. */
@Component
public class Rests {
    private final Lines lines;

    Rests(Lines lines) {
        this.lines = lines;
    }

    /** Until when nothing goes by this carrier; empty where it may be tried. */
    public Optional<Instant> until(Carrier carrier, Instant now) {
        return lines.of(carrier).flatMap(line -> line.restsUntil(now));
    }
}
