package dev.perennial.clock;

import dev.perennial.kernel.Refusal;

/** Why the clock was not moved, in the order checked. */
public enum ClockRefusal implements Refusal {
    /** Only a sandbox has a clock that is moved by hand. */
    CLOCK_IS_REAL,
    /** The clock never goes back. */
    CLOCK_MOVES_FORWARD,
    /** Somebody else moved the clock meanwhile. */
    CLOCK_HAS_MOVED,
    /** The clock of a sandbox is moved by one at a time. */
    CLOCK_IS_MOVING
}
