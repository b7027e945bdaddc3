package dev.perennial.event;

import dev.perennial.kernel.Refusal;

/** Why the feed does not answer. */
public enum EventRefusal implements Refusal {
    /** There is no such event, or none that whoever asks may see. */
    EVENT_NOT_FOUND,
    /** There is no type of events of this name. */
    EVENT_TYPE_UNKNOWN;

    @Override
    public boolean isNotFound() {
        return this == EVENT_NOT_FOUND;
    }
}
