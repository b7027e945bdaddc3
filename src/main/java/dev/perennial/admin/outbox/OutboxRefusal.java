package dev.perennial.admin.outbox;

import dev.perennial.kernel.Refusal;

/** Why an example is not sent. */
enum OutboxRefusal implements Refusal {
    /** No carrier of this channel is set up. */
    CHANNEL_OFF,
    /** What was typed is no e-mail address, or no phone number with its country's. */
    TEST_ADDRESS_INVALID
}
