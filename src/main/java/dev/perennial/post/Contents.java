package dev.perennial.post;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Text;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.letter.Brands;
import dev.perennial.letter.LandingRule;
import dev.perennial.letter.Letter;
import dev.perennial.link.Links;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import dev.perennial.notice.Unsubscribing;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What messages are to say: loaded for many at once, with a handful of statements. */
@Component
class Contents {
    private static final int LINES = 20;

    private final LetterQueries queries;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Catalogs catalogs;
    private final Brands brands;
    private final Links links;
    private final Unsubscribing unsubscribing;

    Contents(
            LetterQueries queries,
            Accounts accounts,
            Contacts contacts,
            Catalogs catalogs,
            Brands brands,
            Links links,
            Unsubscribing unsubscribing) {
        this.queries = queries;
        this.accounts = accounts;
        this.contacts = contacts;
        this.catalogs = catalogs;
        this.brands = brands;
        this.links = links;
        this.unsubscribing = unsubscribing;
    }

    /** What is to be said in a message, and to whom. */
    record Content(Message message, Letter letter, Optional<Contact> contact) {
        boolean isSecret() {
            return letter.sections().stream().anyMatch(section -> section.kind().nature() == Nature.SECRET);
        }

        /** After which an SMS of it is of no use; empty where it always is. */
        Optional<Instant> purpose() {
            return letter.sections().stream()
                    .filter(section -> section.kind().nature() == Nature.REMINDER)
                    .flatMap(section -> section.lines().stream()
                            .flatMap(line -> Optional.ofNullable(line.facts().get(last(section.kind()))).stream()))
                    .map(Instant::parse)
                    .min(Instant::compareTo);
        }
    }

    /** The fact that says until when a reminder is of use. */
    private static String last(NoticeKind kind) {
        return switch (kind) {
            case EXPIRED, SUSPENSION_COMING -> "stops_at";
            case RELEASE_COMING -> "released_at";
            case DEPENDENCY_AT_RISK -> "needed_expires_at";
            default -> "expires_at";
        };
    }

    /** Only of messages that have anything to say. */
    List<Content> of(int bucket, List<Message> messages) {
        var lines = queries.lines(bucket, messages.stream().map(Message::id).toList(), LINES).stream()
                .collect(groupingBy(LetterQueries.Line::message));
        var ids = messages.stream().map(Message::account).collect(Collectors.toSet());
        var whose = accounts.get(bucket, ids);
        var people = new HashMap<UUID, Contact>();
        contacts.of(bucket, ids).values().forEach(some -> some.forEach(one -> people.put(one.id(), one)));
        return messages.stream()
                .filter(message -> lines.containsKey(message.id()))
                .map(message -> content(
                        message, lines.get(message.id()), whose.get(message.account()), people.get(message.contact())))
                .toList();
    }

    private Content content(
            Message message, List<LetterQueries.Line> lines, Account account, @Nullable Contact contact) {
        var kinds = new TreeMap<NoticeKind, List<LetterQueries.Line>>(UrgencyRule.ORDER);
        kinds.putAll(lines.stream().collect(groupingBy(LetterQueries.Line::kind)));
        var zone = contact == null ? account.zone() : contact.zone().orElse(account.zone());
        var letter = new Letter(
                brands.brand(),
                account.name(),
                contact == null ? account.name() : contact.name(),
                message.language(),
                zone,
                kinds.values().stream().map(some -> section(message, some)).toList(),
                links.to(message.id(), "/notices/preferences"),
                unsubscribing.link(account.id(), message.contact(), message.channel(), kinds.keySet()));
        return new Content(message, letter, Optional.ofNullable(contact));
    }

    private Letter.Section section(Message message, List<LetterQueries.Line> lines) {
        var first = lines.getFirst();
        var path = first.total() == 1 ? path(first) : LandingRule.ofAll(first.kind());
        return new Letter.Section(
                first.kind(),
                first.late(),
                lines.stream().map(line -> line(message, line)).toList(),
                first.total(),
                links.to(message.id(), path));
    }

    private Letter.Line line(Message message, LetterQueries.Line line) {
        var item = line.item()
                .map(id -> new Letter.Item(
                        id,
                        line.name().orElse(id),
                        line.product().map(this::product).orElse(new Text(id, id))));
        return new Letter.Line(item, line.facts(), links.to(message.id(), path(line)));
    }

    private static String path(LetterQueries.Line line) {
        return LandingRule.path(line.kind(), line.item(), line.facts());
    }

    private Text product(String code) {
        return catalogs.current().product(code).name();
    }
}
