package dev.perennial.api.invoice;

import dev.perennial.api.Caller;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.clock.PlatformClock;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom invoices are made out to. */
@RestController
@RequestMapping("/api/v1/invoice-titles")
@Tag(name = "Invoices")
class TitleController {
    private final Titles titles;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    TitleController(Titles titles, Unchanged unchanged, PlatformClock clock) {
        this.titles = titles;
        this.unchanged = unchanged;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Scope.INVOICES_READ)
    @Operation(
            summary = "List an account's invoice titles",
            description = "All of them, 100 at most; the preferred one first.")
    List<TitleView> listTitles(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return titles.of(caller.account(account).id()).stream()
                .map(TitleView::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "Get an invoice title")
    @Refuses(in = InvoiceRefusal.class, codes = "TITLE_NOT_FOUND")
    TitleView getTitle(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String account) {
        return titles.find(caller.account(account).id(), id)
                .map(TitleView::of)
                .orElseThrow(() -> new RefusedException(InvoiceRefusal.TITLE_NOT_FOUND, Map.of()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.INVOICES_WRITE)
    @Operation(summary = "Add an invoice title", description = "The first one is preferred.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {
                "TITLE_NAME_MISSING",
                "TAX_NUMBER_MISSING",
                "TAX_NUMBER_INVALID",
                "COUNTRY_UNKNOWN",
                "TITLE_EMAIL_INVALID",
                "TITLE_TOO_LONG",
                "TOO_MANY_TITLES"
            })
    TitleView addTitle(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @RequestBody TitleView.Fields asked) {
        return TitleView.of(titles.add(caller.account(account).id(), asked.buyer(), caller.actor(), clock.now())
                .orThrow());
    }

    @PutMapping("/{id}")
    @Needs(Scope.INVOICES_WRITE)
    @Operation(
            summary = "Change an invoice title",
            description = "Papers asked for from now on say it as it is changed; those there are say what they said.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {
                "TITLE_NOT_FOUND",
                "TITLE_NAME_MISSING",
                "TAX_NUMBER_MISSING",
                "TAX_NUMBER_INVALID",
                "COUNTRY_UNKNOWN",
                "TITLE_EMAIL_INVALID",
                "TITLE_TOO_LONG"
            })
    TitleView changeTitle(
            Caller caller,
            @PathVariable UUID id,
            IfMatch seen,
            @RequestParam(required = false) @Nullable String account,
            @RequestBody TitleView.Fields asked) {
        var owner = caller.account(account).id();
        var buyer = asked.buyer();
        var now = clock.now();
        var changed = unchanged.change(
                seen,
                Optional.of(owner),
                () -> getTitle(caller, id, account),
                () -> titles.change(owner, id, buyer, caller.actor(), now));
        return TitleView.of(changed.orThrow());
    }

    @PostMapping("/{id}/preference")
    @Needs(Scope.INVOICES_WRITE)
    @Operation(summary = "Make an invoice title the preferred one")
    @Refuses(in = InvoiceRefusal.class, codes = "TITLE_NOT_FOUND")
    TitleView preferTitle(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String account) {
        return TitleView.of(titles.prefer(caller.account(account).id(), id, caller.actor(), clock.now())
                .orThrow());
    }

    @DeleteMapping("/{id}")
    @Needs(Scope.INVOICES_WRITE)
    @Operation(
            summary = "Remove an invoice title",
            description = "Papers made out to it stay as they are. Answers the title as it was.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {"TITLE_NOT_FOUND", "TITLE_IN_USE"})
    TitleView removeTitle(
            Caller caller,
            @PathVariable UUID id,
            IfMatch seen,
            @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        var now = clock.now();
        var removed = unchanged.change(
                seen,
                Optional.of(owner),
                () -> getTitle(caller, id, account),
                () -> titles.remove(owner, id, caller.actor(), now));
        return TitleView.of(removed.orThrow());
    }
}
