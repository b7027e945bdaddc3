package dev.perennial.user;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A password made for somebody else to come in with and choose an own one. Shown once, and kept as a hash only. */
public record OneTimePassword(String login, String text) {
    /** Letters and digits that no two of look alike. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static OneTimePassword of(String login) {
        var text = IntStream.range(0, GROUPS)
                .mapToObj(n -> RANDOM.ints(GROUP, 0, SIGNS.length())
                        .mapToObj(at -> SIGNS.substring(at, at + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
        return new OneTimePassword(login, text);
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
