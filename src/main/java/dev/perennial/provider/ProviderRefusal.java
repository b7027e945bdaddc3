package dev.perennial.provider;

import dev.perennial.kernel.Refusal;

/** Why an answer to a task is not taken. */
public enum ProviderRefusal implements Refusal {
    /** There is no such task, or it is another product's. */
    TASK_NOT_FOUND,
    /** It was taken back before anybody answered: nothing of it counts any more. */
    TASK_WITHDRAWN,
    /** It was answered before, and otherwise: the first answer stands. */
    TASK_ANSWERED_BEFORE;

    @Override
    public boolean isNotFound() {
        return this == TASK_NOT_FOUND;
    }
}
