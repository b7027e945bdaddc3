package dev.perennial.console.notices;

import static dev.perennial.notice.NoticeKind.RELEASE_COMING;
import static dev.perennial.notice.NoticeKind.SUSPENSION_COMING;

import dev.perennial.notice.NoticeGroup;
import dev.perennial.notice.NoticeKind;
import dev.perennial.timeline.Tone;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What messages are sorted by in the console: the groups of kinds, but for what warns of a stop, which is of the service. */
public enum Topic {
    RENEWAL,
    SERVICE,
    MONEY,
    INVOICE,
    SECURITY;

    public Set<NoticeKind> kinds() {
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> of(kind) == this)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NoticeKind.class)));
    }

    public static Topic of(NoticeKind kind) {
        if (kind == SUSPENSION_COMING || kind == RELEASE_COMING) return SERVICE;
        return switch (NoticeGroup.of(kind)) {
            case REMINDERS, RENEWALS -> RENEWAL;
            case SERVICE -> SERVICE;
            case MONEY -> MONEY;
            case PAPERS -> INVOICE;
            case ACCOUNT -> SECURITY;
        };
    }

    static Optional<Topic> read(String name) {
        for (var topic : values()) {
            if (topic.name().toLowerCase(Locale.ROOT).equals(name)) return Optional.of(topic);
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How to take a message of this kind. */
    public static Tone tone(NoticeKind kind) {
        return switch (kind) {
            case RENEWED, TOP_UP_RECEIVED, AUTO_TOPPED_UP, REFUNDED, PAYOUT_MADE, GRANTED -> Tone.GOOD;
            case SUSPENSION_COMING,
                    SUSPENDED,
                    RELEASE_COMING,
                    RELEASED,
                    RENEWAL_FAILED,
                    PAYMENT_DECLINED,
                    PAYOUT_REFUSED,
                    AUTO_TOP_UP_PAUSED,
                    WEBHOOK_OFF,
                    TRANSFER_TAKEN_BACK -> Tone.BAD;
            case EXPIRING,
                    EXPIRED,
                    DEPENDENCY_AT_RISK,
                    PRICE_CONSENT,
                    NOT_AUTO_RENEWED,
                    LOW_BALANCE,
                    ORDER_LAPSED,
                    ACCOUNT_ASKED_FOR,
                    SIGNED_IN_ANEW -> Tone.CARE;
            default -> Tone.PLAIN;
        };
    }
}
