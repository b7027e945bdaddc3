package dev.perennial.notice;

import dev.perennial.kernel.Refusal;

/** Why a message cannot be looked at. */
public enum MessageRefusal implements Refusal {
    MESSAGE_NOT_FOUND;

    @Override
    public boolean isNotFound() {
        return true;
    }
}
