package dev.perennial.console.renewals;

import dev.perennial.subscription.Mode;
import java.util.Locale;

/** What can be decided about how items are renewed. */
public enum Act {
    AUTO(Mode.AUTO),
    MANUAL(Mode.MANUAL),
    NONE(Mode.NONE),
    /** Automatic as before, for another length of time. */
    DURATION(Mode.AUTO);

    private final Mode mode;

    Act(Mode mode) {
        this.mode = mode;
    }

    public Mode mode() {
        return mode;
    }

    /** Whether it is to be said for how long each renewal buys. */
    public boolean needsDuration() {
        return mode == Mode.AUTO;
    }

    public String address() {
        return Filter.PATH + "/" + name().toLowerCase(Locale.ROOT);
    }

    /** @param parameter as it stands in the address, which names no other */
    static Act read(String parameter) {
        return valueOf(parameter.toUpperCase(Locale.ROOT));
    }
}
