package dev.perennial.admin.outbox;

import dev.perennial.account.Account;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Mailings;
import dev.perennial.notice.Message;
import dev.perennial.web.Visit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are asked for.
 *
 * @param state only those in this one; null for all
 * @param before where another page ended; null for the newest
 */
public record Search(
        Message.@Nullable State state,
        @Nullable Channel channel,
        Account.@Nullable Id account,
        @Nullable UUID before) {

    /** What makes no sense is as if it were not asked for. */
    static Search read(String state, String channel, String account, String before) {
        var named = account.strip();
        return new Search(
                named(Message.State.values(), state),
                named(Channel.values(), channel),
                named.isEmpty() || !Visit.mayBeId(named) ? null : new Account.Id(named),
                id(before));
    }

    static @Nullable UUID id(String text) {
        return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}") ? UUID.fromString(text) : null;
    }

    static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    Mailings.Search search() {
        return new Mailings.Search(state, channel, account, before);
    }

    public boolean isEverything() {
        return state == null && channel == null && account == null;
    }

    public Search in(Message.@Nullable State other) {
        return new Search(other, channel, account, null);
    }

    public Search from(@Nullable UUID place) {
        return new Search(state, channel, account, place);
    }

    public String address() {
        var query = new StringBuilder();
        add(query, "state", state);
        add(query, "channel", channel);
        add(query, "account", account);
        add(query, "before", before);
        return OutboxController.PATH + query;
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? "?" : "&").append(name).append("=").append(Visit.query(value.toString()));
        }
    }
}
