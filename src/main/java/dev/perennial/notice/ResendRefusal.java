package dev.perennial.notice;

import dev.perennial.kernel.Refusal;

/** Why a message is not sent again. */
public enum ResendRefusal implements Refusal {
    /** It waits for its turn, arrived, or is not needed any more. */
    MESSAGE_NOT_STUCK,
    /** What it carried is forgotten: the customer asks for another code. */
    MESSAGE_WAS_SECRET,
    /** The chosen person was told of all of it already. */
    MESSAGE_SENT_AGAIN,
    /** Nobody of this account, or nobody with a confirmed address of this channel. */
    RECIPIENT_UNREACHABLE
}
