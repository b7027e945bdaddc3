package dev.perennial.api.desk;

import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Received;
import dev.perennial.api.Refuses;
import dev.perennial.api.Upload;
import dev.perennial.bank.BankRefusal;
import dev.perennial.bank.Desk;
import dev.perennial.bank.StatementFile;
import dev.perennial.bank.StatementLine;
import dev.perennial.bank.Statements;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Statements of the bank: brought in, and looked at. */
@RestController
@Tag(name = "Bank statements")
class StatementsController {
    private static final String LIST = "statements";
    private static final String ENTRIES = "statement-entries";
    private static final String MOST = "${perennial.statements.max-bytes:629145600}";
    private static final int FILES_MAX = 100;

    private final Statements statements;
    private final Desk desk;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    StatementsController(Statements statements, Desk desk, Clockwork clockwork, PlatformClock clock) {
        this.statements = statements;
        this.desk = desk;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /**
     * What came of a file.
     *
     * @param isKnown whether all of it was in before
     * @param differences statements that do not add up
     * @param looked how many new entries were looked at: credited, taken back, or brought to the desk
     * @param waiting how many entries wait at the desk now, of all files
     */
    record StatementImport(
            StatementFileView file,
            boolean isKnown,
            List<StatementDifference> differences,
            long looked,
            long credited,
            long takenBack,
            long asked,
            long waiting) {
        static StatementImport of(Statements.Imported imported, long waiting) {
            return new StatementImport(
                    StatementFileView.of(imported.file()),
                    imported.again(),
                    imported.differences().stream()
                            .map(one -> new StatementDifference(one.bankAccount(), one.number(), Amount.of(one.by())))
                            .toList(),
                    imported.settled().looked(),
                    imported.settled().credited(),
                    imported.settled().takenBack(),
                    imported.settled().asked(),
                    waiting);
        }
    }

    record StatementDifference(String bankAccount, String number, Amount by) {}

    /**
     * @param endedAt when all of it was in; null for one that was interrupted: the same file again completes it
     * @param fresh how many of its entries were not known before
     * @param leftOut how many more it has that are pending, or of nothing
     */
    @Schema(name = "StatementFile")
    record StatementFileView(
            UUID id,
            String name,
            String sha256,
            long bytes,
            StatementFile.Format format,
            @Nullable String mapping,
            String broughtBy,
            Instant beganAt,
            @Nullable Instant endedAt,
            long statements,
            long entries,
            long fresh,
            long leftOut) {
        static StatementFileView of(StatementFile file) {
            return new StatementFileView(
                    file.id(),
                    file.name(),
                    file.sha256(),
                    file.bytes(),
                    file.format(),
                    file.mapping().orElse(null),
                    file.actor(),
                    file.beganAt(),
                    file.endedAt().orElse(null),
                    file.statements(),
                    file.entries(),
                    file.fresh(),
                    file.leftOut());
        }
    }

    /**
     * @param difference by how much closing differs from opening and entries; null where it does not
     * @param isOurs whether it is of a bank account of the vendor's
     */
    @Schema(name = "Statement")
    record StatementView(
            UUID id,
            String bankAccount,
            String number,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Amount opening,
            @Nullable Amount closing,
            Amount credits,
            Amount debits,
            @Nullable Amount difference,
            long entries,
            boolean isOurs,
            Instant readAt) {
        static StatementView of(StatementLine line) {
            return new StatementView(
                    line.id(),
                    line.bankAccount(),
                    line.number(),
                    line.from(),
                    line.to(),
                    line.opening().map(Amount::of).orElse(null),
                    line.closing().map(Amount::of).orElse(null),
                    Amount.of(line.credits()),
                    Amount.of(line.debits()),
                    line.difference().map(Amount::of).orElse(null),
                    line.entries(),
                    line.isOurs(),
                    line.readAt());
        }
    }

    @PostMapping(
            path = "/api/v1/statements",
            consumes = {"application/xml", "text/xml", "text/csv", "application/octet-stream"})
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.STATEMENTS_WRITE)
    @Upload(MOST)
    @RefusesFile
    @Operation(
            summary = "Import a bank statement",
            description = "camt.053 as XML, or CSV with the name of a mapping: all that is new in it, or nothing. The"
                    + " same file again changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/xml",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "text/xml", schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    StatementImport importStatement(
            Caller caller,
            @RequestParam(defaultValue = "statement") String name,
            @RequestParam(required = false) @Nullable String mapping,
            HttpServletRequest request)
            throws IOException {
        var how = Optional.ofNullable(mapping);
        var imported = Received.file(
                        request, path -> statements.load(path, name, how, caller.actor(), clock.now(), bytes -> {}))
                .orThrow();
        imported.settled().accounts().forEach(account -> clockwork.workOn(account, clock.now()));
        return StatementImport.of(imported, desk.count());
    }

    @GetMapping("/api/v1/statement-files")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List the statement files that came last", description = "A hundred at the most.")
    Page<StatementFileView> listStatementFiles() {
        return new Page<>(
                statements.files(FILES_MAX).stream().map(StatementFileView::of).toList(), null);
    }

    @GetMapping("/api/v1/statements")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List bank statements", description = "The latest first.")
    Page<StatementView> listStatements(Paging paging) {
        var before = paging.after(LIST, 2)
                .map(cursor -> new Statements.Place(cursor.instant(0), cursor.id(1)))
                .orElse(null);
        return paging.page(
                statements.latest(before, paging.fetch()),
                StatementView::of,
                line -> Cursor.of(LIST, line.readAt(), line.id()));
    }

    @GetMapping("/api/v1/statements/{id}")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(
            in = BankRefusal.class,
            codes = {"ENTRY_NOT_FOUND"})
    @Operation(summary = "Get a bank statement")
    StatementView getStatement(@PathVariable UUID id) {
        return StatementView.of(find(id));
    }

    @GetMapping("/api/v1/statements/{id}/entries")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(
            in = BankRefusal.class,
            codes = {"ENTRY_NOT_FOUND"})
    @Operation(summary = "List the entries of a bank statement", description = "In the order they were read.")
    Page<BankEntryView> listStatementEntries(@PathVariable UUID id, Paging paging) {
        var after = paging.after(ENTRIES, 1).map(cursor -> cursor.id(0));
        return paging.page(
                statements.entries(find(id).id(), after, paging.fetch()),
                BankEntryView::of,
                entry -> Cursor.of(ENTRIES, entry.id()));
    }

    private StatementLine find(UUID id) {
        return statements.find(id).orElseThrow(() -> new RefusedException(BankRefusal.ENTRY_NOT_FOUND, Map.of()));
    }
}
