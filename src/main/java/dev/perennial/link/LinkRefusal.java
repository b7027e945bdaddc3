package dev.perennial.link;

import dev.perennial.kernel.Refusal;

/** Why a link leads nowhere. */
public enum LinkRefusal implements Refusal {
    /** It was altered, cut off, or never made here. */
    LINK_NOT_VALID;

    @Override
    public boolean isNotFound() {
        return true;
    }
}
