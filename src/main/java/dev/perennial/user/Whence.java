package dev.perennial.user;

import dev.perennial.user.SignIn.Origin;
import java.util.Optional;

/** Tells where the command that runs came from, for those who are told of it; nothing is decided by it. */
public interface Whence {

    /** Empty where it came from no browser: from the command line, say. */
    Optional<Origin> here();
}
