package dev.perennial.admin.products;

import dev.perennial.product.Difference;
import dev.perennial.web.Visit;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How we have an item, and how a product's system has it, in words: a difference keeps both as the wire says them. */
public final class HadWords {
    private HadWords() {}

    public static String ours(Difference seen, Visit visit) {
        return say(seen.ours(), visit);
    }

    public static String theirs(Difference seen, Visit visit) {
        return say(seen.theirs(), visit);
    }

    private static String say(String kept, Visit visit) {
        return Stream.of(kept.split(", ")).map(part -> word(part, visit)).collect(Collectors.joining(" · "));
    }

    private static String word(String part, Visit visit) {
        if (part.equals("-")) return "–";
        if (part.matches("-?\\d+")) return visit.words().number(Long.parseLong(part));
        return part.endsWith("Z")
                ? visit.say("provision.had.until", "at", Instant.parse(part))
                : visit.say("provision.had." + part);
    }
}
