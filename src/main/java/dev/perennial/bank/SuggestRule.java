package dev.perennial.bank;

import dev.perennial.account.Account;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ranks what may be meant: what several things speak for comes before what one does, and the strong before the weak. */
final class SuggestRule {
    private static final int MOST = 4;

    private SuggestRule() {}

    private record Meant(Account.Id account, Optional<UUID> original) {}

    static List<Suggestion> rank(List<Clue> clues, String currency) {
        var byMeant = new LinkedHashMap<Meant, List<Clue>>();
        clues.forEach(clue -> byMeant.computeIfAbsent(
                        new Meant(clue.account(), clue.original()), meant -> new java.util.ArrayList<>())
                .add(clue));
        return byMeant.values().stream()
                .sorted(Comparator.comparingInt(SuggestRule::weight).reversed())
                .limit(MOST)
                .map(own -> suggestion(own, currency))
                .toList();
    }

    /** Each kind counts once. */
    private static int weight(List<Clue> clues) {
        return clues.stream()
                .map(Clue::kind)
                .distinct()
                .mapToInt(Clue.Kind::weight)
                .sum();
    }

    private static Suggestion suggestion(List<Clue> clues, String currency) {
        var first = clues.getFirst();
        var orders = clues.stream()
                .filter(clue -> clue.kind() != Clue.Kind.AMOUNT_OF_ORDER)
                .flatMap(clue -> clue.order().stream())
                .distinct()
                .toList();
        var byAmount = clues.stream()
                .filter(clue -> clue.kind() == Clue.Kind.AMOUNT_OF_ORDER)
                .flatMap(clue -> clue.order().stream())
                .distinct()
                .toList();
        var named = orders.isEmpty() ? byAmount : orders;
        return new Suggestion(
                first.account(),
                first.name(),
                first.currency(),
                named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty(),
                first.original(),
                first.currency().equals(currency),
                clues.stream()
                        .map(Clue::kind)
                        .distinct()
                        .sorted()
                        .map(Enum::name)
                        .toList());
    }
}
