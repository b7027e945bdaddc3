package dev.perennial.portfolio;

import java.util.List;
import java.util.stream.Collectors;

/** The files cannot be imported, and nothing of them was. Carries the first hundred reasons. */
public final class ImportRefused extends RuntimeException {
    private final transient List<Problem> problems;
    private final long untold;

    ImportRefused(List<Problem> problems, long untold) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n", "Nothing was imported:\n", untold > 0 ? "\nand more" : "")));
        this.problems = List.copyOf(problems);
        this.untold = untold;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** How many more there are. */
    public long untold() {
        return untold;
    }
}
