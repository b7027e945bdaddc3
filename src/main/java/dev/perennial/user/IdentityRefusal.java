package dev.perennial.user;

import dev.perennial.kernel.Refusal;

/** Why somebody whom an OpenID provider vouches for is not let in, in the order checked. */
public enum IdentityRefusal implements Refusal {
    /** The provider does not say that the address is theirs, and nothing else tells who it is. */
    OPENID_EMAIL_UNVERIFIED,
    /** Nobody signs in here by that address. */
    OPENID_USER_UNKNOWN,
    /** The user of that address is somebody else at the provider. */
    OPENID_USER_BOUND,
    /** The user may not come in any more. */
    OPENID_USER_DISABLED
}
