package dev.perennial.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with the files: counts everything, keeps the first hundred. */
final class Problems {
    static final int TOLD_MAX = 100;

    private final List<Problem> told = new ArrayList<>();
    private long count;

    void add(Problem problem) {
        count++;
        if (told.size() < TOLD_MAX) {
            told.add(problem);
        }
    }

    void add(String file, long line, String reason) {
        add(new Problem(file, line, ":" + line, reason));
    }

    long count() {
        return count;
    }

    /** @throws ImportRefused when there is any */
    void refuseIfAny() {
        if (count > 0) {
            told.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
            throw new ImportRefused(told, count - told.size());
        }
    }
}
