package dev.perennial.settings;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about contacts and what they are told, in the order checked. */
public enum ContactRefusal implements Refusal {
    /** Nobody of that id, or a contact of somebody else's account. */
    CONTACT_NOT_FOUND,
    /** A contact's name is one line of 1 to 100 characters. */
    CONTACT_NAME_INVALID,
    /** A contact is an owner's, billing's or technical one, or several of these. */
    CONTACT_PART_MISSING,
    /** Neither an e-mail address nor a phone number. */
    CONTACT_ADDRESS_MISSING,
    /** It is not one plain e-mail address. */
    CONTACT_EMAIL_INVALID,
    /** It is not a phone number with its country: +86 138 0000 0000. */
    CONTACT_PHONE_INVALID,
    /** Not two different times of the day. */
    QUIET_HOURS_INVALID,
    /** An account keeps so many. */
    TOO_MANY_CONTACTS,
    /** Nobody could be reached any more. */
    LAST_CONTACT,
    /** So many codes were sent within the hour. */
    TOO_MANY_CODES,
    /** No code waits to be typed: it was used, or another one was sent. */
    CODE_NOT_ASKED,
    /** Its minutes are over. */
    CODE_EXPIRED,
    /** It was tried so often that it counts no more. */
    CODE_WORN_OUT,
    CODE_WRONG,
    /** Somebody must be told of it, and this is the last one. */
    MINIMUM_NEEDS_SOMEBODY,
    /** Something among it must be told. */
    NOTICE_NOT_OPTIONAL;

    @Override
    public boolean isNotFound() {
        return this == CONTACT_NOT_FOUND;
    }
}
