package dev.perennial.api.operation;

import dev.perennial.api.AccountOptional;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Window;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.journal.JournalEntry;
import dev.perennial.journal.JournalLog;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import dev.perennial.timeline.PastRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal of all accounts by time: what happened, by whom, and the reason an operator gave. */
@RestController
@Tag(name = "Journal")
class JournalController {
    private static final String LIST = "journal";

    private final JournalLog log;
    private final Installation installation;
    private final PlatformClock clock;

    JournalController(JournalLog log, Installation installation, PlatformClock clock) {
        this.log = log;
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * What happened once.
     *
     * @param by what kind of actor did it, and under which name
     * @param what in a sentence, in the language asked for
     * @param facts what the sentence is made of; {@code reason} is an operator's
     */
    record JournalRow(
            UUID id,
            Instant at,
            JournalEntry.Kind kind,
            Actor.Kind by,
            String actor,
            String account,
            String accountName,
            @Nullable String subscription,
            @Nullable String name,
            String what,
            Map<String, String> facts) {}

    @GetMapping("/api/v1/journal")
    @AccountOptional
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List the journal of all accounts", description = "The newest first.")
    Page<JournalRow> listJournal(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String subscription,
            @RequestParam(required = false) JournalEntry.@Nullable Kind kind,
            @RequestParam(required = false) Actor.@Nullable Kind by,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Paging paging) {
        var before = paging.after(LIST, 2)
                .map(cursor -> new JournalLog.Place(cursor.instant(0), cursor.id(1)))
                .orElse(null);
        var whose = account == null ? null : caller.account(account).id();
        var search = new JournalLog.Search(
                whose,
                subscription,
                kind,
                by,
                actor,
                Window.instant("from", from),
                Window.instant("until", until),
                before);
        var words = new Words(caller.language(), installation.zone());
        return paging.page(
                log.page(search, clock.now(), paging.fetch()),
                line -> row(line, words),
                line -> Cursor.of(LIST, line.row().at(), line.row().id()));
    }

    private static JournalRow row(JournalLog.Line line, Words words) {
        var row = line.row();
        return new JournalRow(
                row.id(),
                row.at(),
                row.kind(),
                row.actor().kind(),
                row.actor().shown(),
                row.account().value(),
                line.accountName(),
                row.subscription().orElse(null),
                line.itemName(),
                words.say(PastRule.entry(row).sentences()),
                row.facts());
    }
}
