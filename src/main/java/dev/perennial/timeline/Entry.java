package dev.perennial.timeline;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened, or will.
 *
 * @param kind what it is, as a code
 * @param sentences what it is and why, in no language yet
 * @param unlessRenewed whether it will only come about if the item is not renewed before
 * @param by who did it; empty for what is to come
 */
public record Entry(
        Instant at, String kind, List<Said> sentences, Tone tone, boolean unlessRenewed, Optional<Actor> by) {
    public Entry {
        sentences = List.copyOf(sentences);
    }

    static Entry coming(Instant at, String kind, Said said, Tone tone, boolean unlessRenewed) {
        return new Entry(at, kind, List.of(said), tone, unlessRenewed, Optional.empty());
    }
}
