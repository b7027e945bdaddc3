package dev.perennial.clockwork;

import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What a run did: the statement of law 6 over automatic renewals, and a count of everything else. */
public final class Report {
    private final Tally renewals = new Tally();
    private final Map<Phase, Integer> entered = new EnumMap<>(Phase.class);
    private final Map<String, Integer> errands = new TreeMap<>();
    private int reminded;
    private int lapsed;
    private int carried;

    public Tally renewals() {
        return renewals;
    }

    /** How many items entered each phase because nobody renewed them. */
    public Map<Phase, Integer> entered() {
        return entered;
    }

    /** Items reminded of. */
    public int reminded() {
        return reminded;
    }

    /** Unpaid orders that lapsed. */
    public int lapsed() {
        return lapsed;
    }

    /** Tasks carried to product systems. */
    public int carried() {
        return carried;
    }

    /** What was done of each errand, by its name. */
    public Map<String, Integer> errands() {
        return errands;
    }

    public boolean isEmpty() {
        return renewals.due() + reminded + lapsed + carried == 0 && entered.isEmpty() && errands.isEmpty();
    }

    public void add(Report other) {
        renewals.add(other.renewals);
        other.entered.forEach((phase, count) -> entered.merge(phase, count, Integer::sum));
        other.errands.forEach(this::errand);
        reminded += other.reminded;
        lapsed += other.lapsed;
        carried += other.carried;
    }

    void enter(Map<Phase, Integer> counts) {
        counts.forEach((phase, count) -> entered.merge(phase, count, Integer::sum));
    }

    void errand(String name, int done) {
        if (done > 0) errands.merge(name, done, Integer::sum);
    }

    void remind(int items) {
        reminded += items;
    }

    void lapse(int orders) {
        lapsed += orders;
    }

    void carry(int tasks) {
        carried += tasks;
    }
}
