package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind.Nature;
import dev.perennial.notice.Queued;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rule 31: everything that is due to one person on one channel is one message; a secret goes alone. */
final class JoinRule {
    private JoinRule() {}

    private record Key(
            Account.Id account,
            UUID contact,
            Channel channel,
            @Nullable UUID secret) {}

    static Collection<List<Queued>> messages(List<Queued> due) {
        return due.stream()
                .collect(Collectors.groupingBy(JoinRule::key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Key key(Queued notice) {
        boolean isSecret = notice.kind().nature() == Nature.SECRET;
        return new Key(notice.account(), notice.contact(), notice.channel(), isSecret ? notice.id() : null);
    }
}
