package dev.perennial.notice;

import static java.util.stream.Collectors.joining;

import dev.perennial.account.Account;
import dev.perennial.kernel.Outcome;
import dev.perennial.link.LinkRefusal;
import dev.perennial.link.Links;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Front door to the links by which a contact leaves what may be left: one click ends it, without signing in (RFC 8058).
 * The signature shows that the link was made here for this contact.
 */
@Component
public class Unsubscribing {
    private static final String PURPOSE = "unsubscribe";

    private final Links links;

    Unsubscribing(Links links) {
        this.links = links;
    }

    /** What a link was made for. */
    public record Asked(Account.Id account, UUID contact, Channel channel, Set<NoticeKind> kinds) {
        String text() {
            var names = kinds.stream().map(Enum::name).sorted().collect(joining(","));
            return String.join("|", account.value(), contact.toString(), channel.name(), names);
        }
    }

    /** Where this contact leaves these kinds on this channel; empty where one of them must be told, or there are none. */
    public Optional<URI> link(Account.Id account, UUID contact, Channel channel, Collection<NoticeKind> kinds) {
        if (kinds.isEmpty() || !kinds.stream().allMatch(NoticeKind::isOptional)) return Optional.empty();
        var asked = new Asked(account, contact, channel, EnumSet.copyOf(kinds));
        var text = asked.text();
        return Optional.of(links.page("/unsubscribe?of=" + URLEncoder.encode(text, StandardCharsets.UTF_8)
                + "&signature=" + links.sign(PURPOSE, text)));
    }

    /** What was asked for by a link as made by {@link #link}. */
    public Outcome<Asked> read(String text, String signature) {
        return links.isSigned(PURPOSE, text, signature)
                ? Outcome.done(read(text.split("\\|")))
                : Outcome.refused(LinkRefusal.LINK_NOT_VALID);
    }

    /** Of a text that was signed here; a kind that is no more is left already. */
    private static Asked read(String... parts) {
        var names = Set.of(parts[3].split(","));
        var kinds = EnumSet.noneOf(NoticeKind.class);
        Arrays.stream(NoticeKind.values())
                .filter(kind -> names.contains(kind.name()))
                .forEach(kinds::add);
        return new Asked(
                new Account.Id(parts[0]), UUID.fromString(parts[1]), Channel.valueOf(parts[2]), Set.copyOf(kinds));
    }
}
