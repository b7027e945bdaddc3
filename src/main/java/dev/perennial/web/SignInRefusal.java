package dev.perennial.web;

import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.Said;
import dev.perennial.user.IdentityRefusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody was not let in by another way than a password, in the order checked. */
public enum SignInRefusal implements Refusal {
    /** The passkey is not known here, not that of a user who may come in, or not shown as it must be. */
    PASSKEY_REFUSED,
    /** The OpenID provider does not answer. */
    OPENID_UNREACHABLE,
    /** What came from the OpenID provider is not its answer to what was asked here, or says no. */
    OPENID_ANSWER_REFUSED;

    /** What the sign-in page says for a code in its address, of these or of what the provider's word was not enough for. */
    public static Optional<Said> said(String code) {
        return Stream.<Refusal>concat(Arrays.stream(values()), Arrays.stream(IdentityRefusal.values()))
                .filter(refusal -> refusal.name().equals(code))
                .map(refusal -> Said.of("refusal." + refusal.name()))
                .findFirst();
    }
}
