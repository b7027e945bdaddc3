package dev.perennial.admin;

import dev.perennial.kernel.Refusal;

/** Why a page did not do what it was asked. */
enum AdminRefusal implements Refusal {
    /** The clock of a sandbox is moved by one at a time. */
    CLOCK_IS_MOVING
}
