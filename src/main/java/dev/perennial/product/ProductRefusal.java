package dev.perennial.product;

import dev.perennial.kernel.Refusal;

/** Why something about a product's own system is not done. */
public enum ProductRefusal implements Refusal {
    /** Nothing of that name is sold. */
    PRODUCT_NOT_SOLD,
    /** Nobody said yet how its system is reached. */
    PRODUCT_NOT_CONNECTED,
    /** It is an address as {@code https://mail.example.com/perennial}: without user, question mark or fragment. */
    PRODUCT_ADDRESS_NOT_VALID,
    /** The wait for an answer, the calls at once, or the wait for a later answer is out of bounds. */
    PRODUCT_LIMIT_NOT_VALID,
    /** Somebody else changed it meanwhile. */
    PRODUCT_CHANGED_MEANWHILE,
    /** Its list is being compared already. */
    COMPARISON_RUNS,
    /** There is no such difference, or it is gone by now. */
    DIFFERENCE_NOT_FOUND,
    /** Nothing can be sent about an item that is not ours. */
    NOTHING_TO_SEND,
    /** A task for the item is on its way already. */
    TASK_ON_ITS_WAY;

    @Override
    public boolean isNotFound() {
        return this == PRODUCT_NOT_SOLD || this == DIFFERENCE_NOT_FOUND;
    }
}
