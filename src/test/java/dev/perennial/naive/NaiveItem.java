package dev.perennial.naive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One item: what it is, what it has had, and what was tried. */
final class NaiveItem {
    static final ZoneId PLATFORM = ZoneId.of("Asia/Shanghai");

    record Term(Instant start, Instant end) {}

    final String id;
    final String product;
    final String edition;
    final NaivePolicy policy;
    final Integer rank;
    final Instant startedAt;
    String mode;
    Integer months;
    Instant autoSince;
    Long agreed;
    int anchor;
    String phase = "ACTIVE";
    long reserved;
    /** How the last try for this expiration was refused, while nothing changed since. */
    String refused = "";
    /** Nothing more is tried for this expiration. */
    boolean quiet;

    final List<Term> terms = new ArrayList<>();
    final Map<Instant, List<String>> attempts = new TreeMap<>();

    NaiveItem(String id, String product, String edition, Integer rank, Instant startedAt) {
        this.id = id;
        this.product = product;
        this.edition = edition;
        this.policy = NaivePolicy.of(product);
        this.rank = rank;
        this.startedAt = startedAt;
    }

    Instant expiresAt() {
        return terms.getLast().end();
    }

    boolean isReleased() {
        return phase.equals("RELEASED");
    }

    boolean isFree() {
        return edition.equals("free") || edition.equals("trial");
    }

    boolean isTryDay(int day) {
        int end = NaiveDays.day(expiresAt(), PLATFORM);
        boolean inTime = day >= end - policy.lead() && day <= end - policy.last();
        boolean takesEffect = day > NaiveDays.day(autoSince, PLATFORM);
        return takesEffect && (inTime || policy.later().contains(day - end));
    }

    static Instant tryOn(int day, NaivePolicy policy) {
        return NaiveDays.begin(day, PLATFORM).plusSeconds(60L * policy.tryMinute());
    }

    boolean isTriedAt(Instant now) {
        int today = NaiveDays.day(now, PLATFORM);
        return mode.equals("AUTO")
                && !isReleased()
                && !quiet
                && isTryDay(today)
                && tryOn(today, policy).equals(now);
    }

    /** Whether a try for this expiration is still to come. */
    boolean hasTryAfter(Instant now) {
        int end = NaiveDays.day(expiresAt(), PLATFORM);
        for (int day = end - policy.lead(); day <= end + 30; day++) {
            if (isTryDay(day) && tryOn(day, policy).isAfter(now)) {
                return !quiet;
            }
        }
        return false;
    }

    boolean waitsForMoney(Instant now) {
        return mode.equals("AUTO") && !isReleased() && refused.equals("INSUFFICIENT_BALANCE") && hasTryAfter(now);
    }

    void tried(String outcome) {
        attempts.computeIfAbsent(expiresAt(), end -> new ArrayList<>()).add(outcome);
        refused = outcome;
    }

    /** Ends, stops, and is deleted, each when its day has come. */
    void age(Instant now, ZoneId zone) {
        int end = NaiveDays.day(expiresAt(), zone);
        if (phase.equals("ACTIVE") && !now.isBefore(expiresAt())) {
            phase = policy.grace() > 0 ? "GRACE" : "SUSPENDED";
        }
        if (phase.equals("GRACE") && !now.isBefore(NaiveDays.begin(end + policy.grace(), zone))) {
            phase = "SUSPENDED";
        }
        if (phase.equals("SUSPENDED")
                && !now.isBefore(NaiveDays.begin(end + policy.grace() + policy.retention(), zone))) {
            phase = "RELEASED";
            reserved = 0;
        }
    }

    String describe() {
        return describe(id, phase, mode, months, agreed, reserved, terms, attempts);
    }

    /** Everything to be compared, in words. */
    static String describe(
            String id,
            String phase,
            String mode,
            Integer months,
            Long agreed,
            long reserved,
            List<Term> terms,
            Map<Instant, List<String>> attempts) {
        return "%s %s %s months=%s agreed=%s reserved=%s terms=%s attempts=%s"
                .formatted(id, phase, mode, months, agreed, reserved, terms, attempts);
    }
}
