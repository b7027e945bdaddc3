package dev.perennial.mailbox;

import dev.perennial.kernel.Refusal;

/** Why the sandbox's mailbox says no. */
public enum MailboxRefusal implements Refusal {
    /** What is sent here reaches people: there is nothing kept to be read. */
    NO_MAILBOX_HERE,
    LETTER_NOT_FOUND;

    @Override
    public boolean isNotFound() {
        return true;
    }
}
