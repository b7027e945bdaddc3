package dev.perennial.post;

import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import java.util.Comparator;
import java.util.List;

/** What a message tells first: what cannot be taken back, then what is about to happen, then what is good to know. */
final class UrgencyRule {
    private static final List<NoticeKind> FIRST = List.of(
            NoticeKind.RELEASED,
            NoticeKind.RELEASE_COMING,
            NoticeKind.SUSPENDED,
            NoticeKind.SUSPENSION_COMING,
            NoticeKind.RENEWAL_FAILED,
            NoticeKind.PRICE_CONSENT,
            NoticeKind.EXPIRED,
            NoticeKind.NOT_AUTO_RENEWED,
            NoticeKind.LOW_BALANCE,
            NoticeKind.EXPIRING,
            NoticeKind.RENEWAL_COMING,
            NoticeKind.DEPENDENCY_AT_RISK);

    static final Comparator<NoticeKind> ORDER =
            Comparator.comparingInt(UrgencyRule::place).thenComparing(Comparator.naturalOrder());

    private UrgencyRule() {}

    private static int place(NoticeKind kind) {
        int place = FIRST.indexOf(kind);
        if (place >= 0) return place;
        return kind.nature() == Nature.NEWS ? FIRST.size() + 1 : FIRST.size();
    }
}
