package dev.perennial.api.wallet;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.Window;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.Scope;
import dev.perennial.ledger.Hold;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Passbook;
import dev.perennial.order.Movements;
import dev.perennial.payment.LowBalance;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The wallet: what is there, what is kept back, what moved it, and when to tell that it runs low. */
@RestController
@RequestMapping("/api/v1/wallet")
@Tag(name = "Wallet")
class WalletController {
    private static final String ENTRIES = "entries";
    private static final String HOLDS = "holds";

    private final Accounts accounts;
    private final Ledger ledger;
    private final LowBalance lowBalance;
    private final Payments payments;
    private final Movements movements;
    private final PlatformClock clock;

    WalletController(
            Accounts accounts,
            Ledger ledger,
            LowBalance lowBalance,
            Payments payments,
            Movements movements,
            PlatformClock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.lowBalance = lowBalance;
        this.payments = payments;
        this.movements = movements;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "Get the wallet", description = "Cash, what is kept back, credit line and what is available.")
    WalletView getWallet(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return wallet(caller.account(account));
    }

    private WalletView wallet(Account owner) {
        int bucket = accounts.bucketOf(owner.id());
        return WalletView.of(
                owner,
                ledger.wallets(bucket, List.of(owner.id())).get(owner.id()),
                movements.waiting(bucket, owner.id()),
                payments.gateway().isPresent());
    }

    /**
     * @param debit where it came from
     * @param credit where it went to
     * @param change what it added, or took where it is negative
     */
    @Schema(name = "Entry")
    record EntryView(
            UUID id,
            Instant at,
            LedgerAccount debit,
            LedgerAccount credit,

            @Schema(description = "What it added; negative where it took")
            Amount change,

            @Schema(description = "The balance after it") Amount balance,
            String reason,

            @Schema(description = "The order it paid, gave back, or was paid in for") @Nullable
            UUID order,

            @Schema(description = "The name of that order's first item") @Nullable
            String item,

            @Schema(description = "How many items that order has")
            long items,

            @Schema(description = "Whether automatic top-up brought it in")
            boolean automatic) {
        static EntryView of(Passbook.Line line, Movements.Told told) {
            var entry = line.entry();
            var bought = told.of(entry);
            return new EntryView(
                    entry.id(),
                    entry.at(),
                    entry.debit(),
                    entry.credit(),
                    Amount.of(line.change()),
                    Amount.of(line.balance()),
                    entry.reason(),
                    bought.map(Movements.Bought::order).orElse(null),
                    bought.map(Movements.Bought::item).orElse(null),
                    bought.map(Movements.Bought::items).orElse(0L),
                    told.isAutomatic(entry));
        }
    }

    @GetMapping("/entries")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List what moved the wallet", description = "The newest first, each with the balance it left.")
    Page<EntryView> listWalletEntries(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String account,
            @Parameter(description = "At this instant or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Before this instant") @RequestParam(required = false) @Nullable Instant before) {
        var owner = caller.account(account).id();
        int bucket = accounts.bucketOf(owner);
        var place = paging.after(ENTRIES, 2).map(cursor -> new Passbook.Cursor(cursor.id(0), cursor.number(1)));
        var window = new Passbook.Window(place, Window.instant("from", from), Window.instant("before", before));
        var book = ledger.page(bucket, owner, window, paging.limit());
        var told = movements.of(
                bucket, book.lines().stream().map(Passbook.Line::entry).toList());
        return new Page<>(
                book.lines().stream().map(line -> EntryView.of(line, told)).toList(),
                book.next()
                        .map(next ->
                                Cursor.of(ENTRIES, next.before(), next.minor()).text())
                        .orElse(null));
    }

    /** Part of the wallet kept back: for one item, or for an order. */
    @Schema(name = "Hold")
    record HoldView(
            UUID id,
            Amount amount,
            @Nullable String subscription,
            @Nullable UUID order) {
        static HoldView of(Hold hold) {
            return new HoldView(
                    hold.id(),
                    Amount.of(hold.amount()),
                    hold.subscription().orElse(null),
                    hold.order().orElse(null));
        }
    }

    @GetMapping("/holds")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List what is kept back, and for what", description = "The newest first.")
    Page<HoldView> listHolds(Caller caller, Paging paging, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        var after = paging.after(HOLDS, 1).map(cursor -> cursor.id(0)).orElse(null);
        return paging.page(
                ledger.holds(accounts.bucketOf(owner), owner, after, paging.fetch()),
                HoldView::of,
                hold -> Cursor.of(HOLDS, hold.id()));
    }

    /** @param below the amount; null for never */
    @Schema(name = "LowBalanceAlert")
    record Alert(
            @Schema(description = "The amount; null for never", example = "100.00") @Nullable
            String below) {}

    @PutMapping("/alert")
    @Needs(Scope.WALLET_WRITE)
    @Operation(summary = "Set the low balance alert")
    @Refuses(in = PaymentRefusal.class, codes = "THRESHOLD_INVALID")
    WalletView setLowBalanceAlert(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody Alert asked) {
        var owner = caller.account(account).id();
        var below = asked.below() == null ? "" : asked.below();
        lowBalance.alertBelow(owner, below, caller.actor(), clock.now()).orThrow();
        return wallet(caller.account(owner.value()));
    }
}
