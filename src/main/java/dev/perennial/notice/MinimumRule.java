package dev.perennial.notice;

import dev.perennial.notice.RecipientRule.People;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The minimum of rule 30: the last one told of what must be told cannot be switched off. */
public final class MinimumRule {
    private MinimumRule() {}

    /**
     * The kinds that somebody wanted and nobody would want any more who can be reached, though they must be told: by
     * e-mail, or by SMS where nobody can be reached by e-mail.
     */
    public static List<NoticeKind> untold(People before, People after) {
        var products =
                after.preferences().stream().map(Preference::product).collect(Collectors.toCollection(TreeSet::new));
        products.add(Preference.ALL_PRODUCTS);
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.nature() != NoticeKind.Nature.SECRET && !kind.isOptional())
                .filter(kind -> products.stream()
                        .anyMatch(product ->
                                isWantedByNobody(after, kind, product) && !isWantedByNobody(before, kind, product)))
                .toList();
    }

    /** Whether it goes where it goes only because it must: nobody chose it. */
    public static boolean isWantedByNobody(People people, NoticeKind kind, String product) {
        return kind.channels().stream()
                .filter(channel -> RecipientRule.mustBeTold(people, kind, channel))
                .anyMatch(channel -> {
                    var reachable = RecipientRule.reachable(people, channel);
                    return !reachable.isEmpty()
                            && reachable.stream()
                                    .noneMatch(
                                            contact -> RecipientRule.isWanted(people, contact, kind, product, channel));
                });
    }
}
