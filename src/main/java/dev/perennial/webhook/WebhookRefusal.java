package dev.perennial.webhook;

import dev.perennial.kernel.Refusal;

/** Why nothing is sent, or nothing changed. */
public enum WebhookRefusal implements Refusal {
    /** There is no such account, or none that whoever asks may see. */
    WEBHOOK_ACCOUNT_UNKNOWN,
    /** There is no such endpoint, or none that whoever asks may see. */
    WEBHOOK_NOT_FOUND,
    /** There is no such delivery, or none that whoever asks may see. */
    DELIVERY_NOT_FOUND,
    /** No address to which events can be sent. */
    WEBHOOK_URL_INVALID,
    /** What is sent must be sealed on its way: {@code https}. */
    WEBHOOK_URL_PLAIN,
    /** It leads into a private network. */
    WEBHOOK_URL_PRIVATE,
    /** A description is one line. */
    WEBHOOK_DESCRIPTION_INVALID,
    /** There are as many as there may be. */
    WEBHOOKS_TOO_MANY;

    @Override
    public boolean isNotFound() {
        return this == WEBHOOK_ACCOUNT_UNKNOWN || this == WEBHOOK_NOT_FOUND || this == DELIVERY_NOT_FOUND;
    }
}
