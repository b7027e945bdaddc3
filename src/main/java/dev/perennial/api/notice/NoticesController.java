package dev.perennial.api.notice;

import dev.perennial.api.AccountOptional;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.Window;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.notice.Channel;
import dev.perennial.notice.History;
import dev.perennial.notice.Message;
import dev.perennial.notice.MessageRefusal;
import dev.perennial.notice.NoticeKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that an account was told, on every channel, and the proof of each. */
@RestController
@Tag(name = "Notices")
class NoticesController {
    private static final String LIST = "notices";

    private final History history;
    private final NoticeProofs proofs;

    NoticesController(History history, NoticeProofs proofs) {
        this.history = history;
        this.proofs = proofs;
    }

    @GetMapping("/api/v1/notices")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "List what an account was told",
            description = "All that was sent to anybody of the account, is to be sent today, or was to be sent and was"
                    + " withdrawn: on every channel, the newest first.")
    Page<SentNotice> listNotices(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable NoticeKind kind,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) Message.@Nullable State state,
            @RequestParam(required = false) @Nullable String subscription,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Paging paging) {
        var search = new History.Search(
                channel, state, subscription, kind, Window.instant("from", from), Window.instant("until", until));
        var found = history.page(caller.account(account).id(), search, before(paging), paging.fetch());
        return paging.page(found, SentNotice::of, row -> Cursor.of(LIST, row.id()));
    }

    @GetMapping("/api/v1/notices/{id}")
    @AccountOptional
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "Get a message and its proof",
            description = "Its words, whom it was for, each try to send it, what servers answered, whether it arrived,"
                    + " came back or was read, and what went out instead.")
    @Refuses(in = MessageRefusal.class)
    NoticeProof getNotice(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String account) {
        var found = caller.isVendors() && account == null
                ? proofs.find(id, caller.language())
                : proofs.find(caller.account(account).id(), id, caller.language());
        return found.orElseThrow(() -> new RefusedException(MessageRefusal.MESSAGE_NOT_FOUND, Map.of()));
    }

    private static @Nullable UUID before(Paging paging) {
        return paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
    }
}
