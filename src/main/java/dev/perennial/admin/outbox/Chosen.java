package dev.perennial.admin.outbox;

import dev.perennial.account.Account;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which message is looked at.
 *
 * @param account whose notices it is made of; null for examples
 */
public record Chosen(NoticeKind kind, Locale language, Channel channel, Account.@Nullable Id account) {

    /** What makes no sense is as if it were not asked for. */
    static Chosen read(String kind, String language, String channel, String account, Locale readers) {
        var named = Optional.ofNullable(Search.named(NoticeKind.values(), kind)).orElse(NoticeKind.EXPIRING);
        var asked = Optional.ofNullable(Search.named(Channel.values(), channel)).orElse(Channel.EMAIL);
        var channels = channels(named);
        var id = account.strip();
        return new Chosen(
                named,
                language.equals("en") || language.equals("zh") ? Locale.of(language) : readers,
                channels.contains(asked) ? asked : channels.getFirst(),
                id.isEmpty() || !Visit.mayBeId(id) ? null : new Account.Id(id));
    }

    /** The channels a message of this kind takes, and where it stands. */
    static List<Channel> channels(NoticeKind kind) {
        return List.of(Channel.values()).stream()
                .filter(channel -> kind.channels().contains(channel)
                        || channel == Channel.CONSOLE && kind.nature() != NoticeKind.Nature.SECRET)
                .toList();
    }

    public List<Channel> channels() {
        return channels(kind);
    }

    public String at(Channel other) {
        return new Chosen(kind, language, other, account).address();
    }

    public String in(String other) {
        return new Chosen(kind, Locale.of(other), channel, account).address();
    }

    public String address() {
        return TemplatesController.PATH + query() + "&channel=" + channel;
    }

    public String letter() {
        return TemplatesController.PATH + "/letter" + query();
    }

    private String query() {
        return "?kind=" + kind + "&language=" + language.getLanguage()
                + (account == null ? "" : "&account=" + Visit.query(account.value()));
    }
}
