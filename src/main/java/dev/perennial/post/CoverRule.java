package dev.perennial.post;

import static dev.perennial.notice.Withdrawal.NOT_TO_BE_RENEWED;
import static dev.perennial.notice.Withdrawal.PASSED;
import static dev.perennial.notice.Withdrawal.RELEASED;
import static dev.perennial.notice.Withdrawal.RENEWED;
import static dev.perennial.notice.Withdrawal.RENEWS_BY_HAND;
import static dev.perennial.notice.Withdrawal.RENEWS_BY_ITSELF;

import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import dev.perennial.notice.Withdrawal;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule 31: what is not owed any more when its turn comes, since its item was settled in the meantime. */
final class CoverRule {
    /** Besides reminders: what asks for something that may have been done. */
    private static final Set<NoticeKind> ASKING =
            EnumSet.of(NoticeKind.LOW_BALANCE, NoticeKind.PRICE_CONSENT, NoticeKind.NOT_AUTO_RENEWED);

    private CoverRule() {}

    /** Kinds that may be covered; what has happened stays to be told. */
    static List<NoticeKind> kinds() {
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.nature() == Nature.REMINDER || ASKING.contains(kind))
                .toList();
    }

    /** @param nonrenewalDays days before the end of its term at which an item that is not to be renewed is told of */
    static Optional<Withdrawal> covered(Suspect suspect, int nonrenewalDays, Instant now) {
        var item = suspect.item();
        if (item.phase() == Phase.RELEASED) return Optional.of(RELEASED);
        if (suspect.kind() == NoticeKind.DEPENDENCY_AT_RISK) return atRisk(suspect, now);
        if (!suspect.expiration().equals(item.expiresAt())) return Optional.of(RENEWED);
        return Optional.ofNullable(
                switch (suspect.kind()) {
                    case EXPIRING -> expiring(suspect, nonrenewalDays, now);
                    case RENEWAL_COMING -> renewalComing(suspect, nonrenewalDays, now);
                    case EXPIRED, SUSPENSION_COMING -> item.phase() == Phase.SUSPENDED ? PASSED : saidNo(suspect);
                    case RELEASE_COMING -> saidNo(suspect);
                    case LOW_BALANCE ->
                        item.mode() != Mode.AUTO ? RENEWS_BY_HAND : hasEnded(suspect, now) ? PASSED : null;
                    case PRICE_CONSENT -> item.mode() != Mode.AUTO ? RENEWS_BY_HAND : null;
                    default -> null;
                });
    }

    private static Optional<Withdrawal> atRisk(Suspect suspect, Instant now) {
        var needed = suspect.needed();
        if (needed == null || needed.phase() == Phase.RELEASED) return Optional.of(RELEASED);
        if (!suspect.expiration().equals(needed.expiresAt())) return Optional.of(RENEWED);
        return hasEnded(suspect, now) ? Optional.of(PASSED) : Optional.empty();
    }

    private static @Nullable Withdrawal expiring(Suspect suspect, int nonrenewalDays, Instant now) {
        if (hasEnded(suspect, now)) return PASSED;
        // Rule 8: of an item that is not to be renewed there is one reminder, and this may be it.
        if (suspect.days() != nonrenewalDays && saidNo(suspect) != null) return NOT_TO_BE_RENEWED;
        return suspect.told() != Mode.AUTO && suspect.item().mode() == Mode.AUTO && suspect.tried()
                ? RENEWS_BY_ITSELF
                : null;
    }

    private static @Nullable Withdrawal renewalComing(Suspect suspect, int nonrenewalDays, Instant now) {
        if (hasEnded(suspect, now)) return PASSED;
        return switch (suspect.item().mode()) {
            case AUTO -> null;
            case MANUAL -> RENEWS_BY_HAND;
            case NONE -> suspect.days() == nonrenewalDays ? RENEWS_BY_HAND : NOT_TO_BE_RENEWED;
        };
    }

    private static @Nullable Withdrawal saidNo(Suspect suspect) {
        boolean saidNo = suspect.item().mode() == Mode.NONE && suspect.told() != null && suspect.told() != Mode.NONE;
        return saidNo ? NOT_TO_BE_RENEWED : null;
    }

    private static boolean hasEnded(Suspect suspect, Instant now) {
        return !now.isBefore(suspect.expiration());
    }
}
