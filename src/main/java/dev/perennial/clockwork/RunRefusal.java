package dev.perennial.clockwork;

import dev.perennial.kernel.Refusal;

/** Why no run begins, or none is there to look at. */
public enum RunRefusal implements Refusal {
    /** No run was asked for by this number. */
    RUN_NOT_FOUND,
    /** One is going: one at a time. */
    RUN_GOING;

    @Override
    public boolean isNotFound() {
        return this == RUN_NOT_FOUND;
    }
}
