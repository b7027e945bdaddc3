package dev.perennial.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The files are no catalog: nothing of them was loaded. Carries every reason found, up to a hundred. */
public final class CatalogRefused extends RuntimeException {
    private static final int PROBLEMS_MAX = 100;

    private final transient List<Problem> problems;

    public CatalogRefused(List<Problem> problems) {
        super(message(problems));
        this.problems = problems.stream().limit(PROBLEMS_MAX).toList();
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        var lines = problems.stream().limit(PROBLEMS_MAX).map(Problem::toString).collect(Collectors.joining("\n"));
        int unsaid = problems.size() - PROBLEMS_MAX;
        return "The catalog is refused and nothing was loaded:\n" + lines
                + (unsaid > 0 ? "\nand " + unsaid + " more" : "");
    }
}
