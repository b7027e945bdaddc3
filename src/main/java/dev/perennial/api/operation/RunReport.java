package dev.perennial.api.operation;

import dev.perennial.api.Amount;
import dev.perennial.clockwork.Report;
import dev.perennial.clockwork.RunLog;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Phase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param due renewals due: all of them are in one of the four below
 * @param renewals the same by reason
 * @param entered how many items entered each phase because nobody renewed them
 * @param reminded items reminded of
 * @param lapsed unpaid orders that lapsed
 * @param carried tasks carried to product systems
 * @param errands what was done of each errand, by its name
 */
public record RunReport(
        long due,
        long renewed,
        long refused,
        long deferred,
        long parked,
        List<RenewalCount> renewals,
        Map<Phase, Integer> entered,
        int reminded,
        int lapsed,
        int carried,
        Map<String, Integer> errands) {

    /**
     * @param reason the refusal's code, or how it was renewed
     * @param amount the sum of prices; null where no price was known
     */
    public record RenewalCount(
            Tally.Decision decision,
            String reason,
            long count,
            @Nullable Amount amount) {}

    static RunReport of(RunLog.Statement statement) {
        var tally = Tally.of(statement.renewals());
        var errands = statement.errands();
        return new RunReport(
                tally.due(),
                tally.count(Tally.Decision.RENEWED),
                tally.count(Tally.Decision.REFUSED),
                tally.count(Tally.Decision.DEFERRED),
                tally.count(Tally.Decision.PARKED),
                tally.lines().stream().map(RunReport::count).toList(),
                statement.entered(),
                statement.reminded(),
                statement.lapsed(),
                statement.carried(),
                errands == null ? Map.of() : errands);
    }

    /** Of work that was done at once. */
    public static RunReport of(Report report) {
        return of(RunLog.Statement.of(report));
    }

    private static RenewalCount count(Tally.Line line) {
        var amount = line.amount();
        return new RenewalCount(
                line.decision(), line.reason(), line.count(), amount == null ? null : Amount.of(amount));
    }
}
