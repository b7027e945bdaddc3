package dev.perennial.bss.instance;

import dev.perennial.bss.Fault;
import dev.perennial.bss.Parameters;
import dev.perennial.bss.Wire;
import org.jspecify.annotations.Nullable;

/** The token by which a program says that it asks for the same thing again. */
final class Tokens {
    private static final int LENGTH_MAX = 64;
    private static final int KEY_LENGTH = 60;

    private Tokens() {}

    /** As the key of the purchase, apart from those of forms; null where none was sent. */
    static @Nullable String of(Parameters parameters) {
        var token = parameters.text("ClientToken");
        boolean odd = token.filter(
                        text -> text.length() > LENGTH_MAX || text.chars().anyMatch(sign -> sign < ' ' || sign > '~'))
                .isPresent();
        if (odd) throw Fault.invalid("ClientToken");
        return token.map(Tokens::key).orElse(null);
    }

    /** Of one length and few signs, whatever the token is made of. */
    private static String key(String token) {
        return "bss:" + Wire.digest(token).substring(0, KEY_LENGTH);
    }
}
