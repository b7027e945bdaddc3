package dev.perennial.house.sample;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;

/** Types that carry a watch of their own. */
final class OwnWatch {
    private OwnWatch() {}

    static final class ByInstant {
        Instant read() {
            return Instant.now();
        }
    }

    static final class ByDay {
        LocalDate read() {
            return LocalDate.now();
        }
    }

    static final class ByMilliseconds {
        long read() {
            return System.currentTimeMillis();
        }
    }

    static final class BySource {
        InstantSource read() {
            return InstantSource.system();
        }
    }

    static final class ByDate {
        Date read() {
            return new Date();
        }
    }
}
