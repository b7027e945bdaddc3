package dev.perennial.catalog;

import dev.perennial.kernel.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say about a policy: days that contradict each other. Asked only of trees the schema accepts. */
final class PolicyRule {
    private static final int SHORTEST_MONTH_DAYS = 28;

    private final String file;
    private final JsonNode product;
    private final JsonNode policy;
    private final List<Problem> problems = new ArrayList<>();

    private PolicyRule(String file, JsonNode product) {
        this.file = file;
        this.product = product;
        this.policy = product.path("policy");
    }

    static List<Problem> problems(String file, JsonNode product) {
        var rule = new PolicyRule(file, product);
        rule.judgeTries();
        rule.judgeReminders();
        rule.judgeRetention();
        return rule.problems;
    }

    private void judgeTries() {
        int lead = days("leadDays");
        int last = days("lastTryDays");
        if (last > lead) {
            refuse("lastTryDays", "is " + last + ", before the first try; write at most leadDays (" + lead + ")");
        }
        shortestTermDays().ifPresent(shortest -> {
            if (lead >= shortest) {
                refuse("leadDays", "is " + lead + ", as long as the shortest term; write less than " + shortest);
            }
        });
        judgeLaterTries();
    }

    private void judgeLaterTries() {
        int before = 0;
        for (int at = 0; at < policy.path("laterTryDays").size(); at++) {
            int day = policy.path("laterTryDays").path(at).intValue();
            if (day <= before) {
                refuse("laterTryDays/" + at, "is " + day + " after " + before + "; write the days in ascending order");
            }
            if (day >= releaseDay()) {
                refuse(
                        "laterTryDays/" + at,
                        "is " + day + ", when nothing is left to renew; write less than graceDays + retentionDays ("
                                + releaseDay() + ")");
            }
            before = day;
        }
    }

    private void judgeReminders() {
        int before = Integer.MAX_VALUE;
        for (int at = 0; at < policy.path("reminderDays").size(); at++) {
            int day = policy.path("reminderDays").path(at).intValue();
            if (day >= before) {
                refuse(
                        "reminderDays/" + at,
                        "is " + day + " after " + before + "; write the days in descending order, each once");
            }
            if (-day > releaseDay()) {
                refuse(
                        "reminderDays/" + at,
                        "is " + -day + " days after the expiration, when the item is gone; write at most "
                                + releaseDay() + " days after");
            }
            before = day;
        }
    }

    private void judgeRetention() {
        int warning = days("releaseWarningDays");
        if (releaseDay() > 0 && warning > releaseDay()) {
            refuse(
                    "releaseWarningDays",
                    "is " + warning + ", before the expiration; write at most graceDays + retentionDays ("
                            + releaseDay() + ")");
        }
        if (days("retentionDays") == 0 && !policy.path("lateFees").isEmpty()) {
            refuse("lateFees", "is never charged, as retentionDays is 0; remove it, or write the days kept");
        }
    }

    /** The release, in days after the expiration. */
    private int releaseDay() {
        return days("graceDays") + days("retentionDays");
    }

    /** How few days the shortest period on offer may have; none when nothing is on offer. */
    private OptionalInt shortestTermDays() {
        return product
                .path("offers")
                .valueStream()
                .map(offer -> offer.path("period").stringValue())
                .flatMapToInt(PolicyRule::months)
                .min()
                .stream()
                .map(months -> months * SHORTEST_MONTH_DAYS)
                .findFirst();
    }

    /** None for a period {@link OfferRule} refuses. */
    private static IntStream months(String iso) {
        try {
            return IntStream.of(Period.parse(iso).months());
        } catch (IllegalArgumentException refusedElsewhere) {
            return IntStream.empty();
        }
    }

    private int days(String field) {
        return policy.path(field).intValue();
    }

    private void refuse(String field, String reason) {
        problems.add(new Problem(file, "/policy/" + field, reason));
    }
}
