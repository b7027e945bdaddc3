package dev.perennial.api.notice;

import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.notice.Inbox;
import dev.perennial.notice.MessageRefusal;
import dev.perennial.notice.NoticeKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The account's messages in the console, which are read once somebody of it has read them. Marking them read goes with
 * reading them: it is no setting, and nobody is told less for it.
 */
@RestController
@Tag(name = "Notices")
class InboxController {
    private static final String LIST = "inbox";

    private final Inbox inbox;
    private final NoticeProofs proofs;
    private final PlatformClock clock;

    InboxController(Inbox inbox, NoticeProofs proofs, PlatformClock clock) {
        this.inbox = inbox;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * A message in the console.
     *
     * @param readAt null while nobody of the account has read it
     * @param subject what the first of it is, in the language asked for; null where all it told was settled before
     */
    record InboxMessage(
            UUID id,
            List<NoticeKind> kinds,
            Instant createdAt,
            @Nullable Instant readAt,
            @Nullable String subject) {}

    /**
     * How many nobody has read yet.
     *
     * @param isMore whether there are more than are counted
     */
    record UnreadCount(int unread, boolean isMore) {}

    /** @param read how many were unread before */
    record ReadCount(int read) {}

    @GetMapping("/api/v1/inbox")
    @Needs(Scope.NOTICES_READ)
    @Operation(summary = "List the messages in the console", description = "The newest first.")
    Page<InboxMessage> listInbox(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable Set<NoticeKind> kind,
            @RequestParam(defaultValue = "false") boolean unread,
            Paging paging) {
        var kinds = kind == null ? Set.<NoticeKind>of() : kind;
        var whose = caller.account(account);
        var before = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        var found = inbox.page(whose.id(), kinds, unread, before, paging.fetch());
        var subjects = proofs.subjects(whose, found, caller.language());
        return paging.page(
                found,
                entry -> message(entry, subjects),
                entry -> Cursor.of(LIST, entry.message().id()));
    }

    @GetMapping("/api/v1/inbox/unread")
    @Needs(Scope.NOTICES_READ)
    @Operation(summary = "Count the unread messages", description = "Counted up to a hundred.")
    UnreadCount countUnread(Caller caller, @RequestParam(required = false) @Nullable String account) {
        int unread = inbox.unread(caller.account(account).id());
        return new UnreadCount(unread, unread >= Inbox.MANY);
    }

    @PostMapping("/api/v1/inbox/{id}/reading")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "Mark a message as read",
            description = "Read by one of the account's users, it is read for all. Again changes nothing.")
    @Refuses(in = MessageRefusal.class)
    @Refuses(
            in = ApiRefusal.class,
            codes = {"ACCOUNT_MISSING"})
    ReadCount readMessage(Caller caller, @PathVariable UUID id) {
        var message = inbox.find(caller.account(null).id(), id)
                .orElseThrow(() -> new RefusedException(MessageRefusal.MESSAGE_NOT_FOUND, Map.of()));
        inbox.read(List.of(message), clock.now());
        return new ReadCount(1);
    }

    @PostMapping("/api/v1/inbox/reading")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "Mark all messages as read",
            description = "For all users of the account. Whoever may read messages may: it changes nothing else.")
    @Refuses(
            in = ApiRefusal.class,
            codes = {"ACCOUNT_MISSING"})
    ReadCount readAllMessages(Caller caller) {
        return new ReadCount(inbox.readAll(caller.account(null).id(), clock.now()));
    }

    private InboxMessage message(Inbox.Entry entry, Map<UUID, String> subjects) {
        return new InboxMessage(
                entry.message().id(),
                entry.things().keySet().stream().sorted().toList(),
                entry.message().createdAt(),
                entry.readAt().orElse(null),
                subjects.get(entry.message().id()));
    }
}
