package dev.perennial.api.wallet;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.payout.BankAccount;
import dev.perennial.payout.Payout;
import dev.perennial.payout.PayoutRefusal;
import dev.perennial.payout.Payouts;
import dev.perennial.payout.Withdrawable;
import dev.perennial.payout.Withdrawals;
import dev.perennial.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Unused balance goes out again, to where it came from. Asked for by owners only. */
@RestController
@RequestMapping("/api/v1/wallet")
@Tag(name = "Wallet")
class WithdrawalController {
    private static final String LIST = "withdrawals";

    private final Withdrawals withdrawals;
    private final Payouts payouts;
    private final Users users;
    private final PlatformClock clock;

    WithdrawalController(Withdrawals withdrawals, Payouts payouts, Users users, PlatformClock clock) {
        this.withdrawals = withdrawals;
        this.payouts = payouts;
        this.users = users;
        this.clock = clock;
    }

    /** What can go out, and to where. */
    @Schema(name = "Withdrawable")
    record WithdrawableView(
            @Schema(description = "At once, at the most") Amount most,

            @Schema(description = "What of the balance was given, and stays")
            Amount gifts,

            @Schema(description = "Where the amount asked about would go; of all that can go, where none was named")
            List<PartView> plan,

            @Schema(description = "What no payment can take back: needs a bank account")
            Amount byBank) {}

    /** So much to one payment. */
    @Schema(name = "WithdrawalPart")
    record PartView(UUID payment, String gateway, Amount amount) {
        static PartView of(Withdrawable.Part part) {
            return new PartView(part.source().payment(), part.source().gateway(), Amount.of(part.amount()));
        }
    }

    @GetMapping("/withdrawable")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "Get how much can be withdrawn, and where it would go")
    WithdrawableView getWithdrawable(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @Parameter(description = "How much is to be withdrawn", example = "50.00")
                    @RequestParam(required = false)
                    @Nullable
                    String amount) {
        var owner = caller.account(account);
        var errors = new FieldErrors();
        var asked = errors.read("amount", amount, text -> Money.parse(text, owner.currency()));
        errors.check();
        var withdrawable = withdrawals.of(owner, clock.now());
        var plan = withdrawable.plan(asked.filter(Money::isPositive)
                .map(typed -> typed.min(withdrawable.most()))
                .orElse(withdrawable.most()));
        return new WithdrawableView(
                Amount.of(withdrawable.most()),
                Amount.of(withdrawable.gifts()),
                plan.parts().stream().map(PartView::of).toList(),
                Amount.of(plan.byBank()));
    }

    /**
     * Money on its way out, or gone.
     *
     * @param toPayment the payment it goes back to
     * @param toBankAccount the bank account it goes to
     */
    @Schema(name = "Withdrawal")
    record WithdrawalView(
            UUID id,
            Amount amount,
            Payout.State state,

            @Schema(description = "The payment it goes back to") @Nullable
            UUID toPayment,

            @Schema(description = "Or the bank account it goes to") @Nullable
            Bank toBankAccount,

            @Schema(description = "The refund it carries out; null for a withdrawal") @Nullable
            UUID refund,

            Instant askedAt,
            String askedBy,

            @Schema(description = "What the gateway or the bank calls it, once it is paid") @Nullable
            String reference,

            @Nullable Instant endedAt) {
        static WithdrawalView of(Payout payout) {
            return new WithdrawalView(
                    payout.id(),
                    Amount.of(payout.amount()),
                    payout.state(),
                    payout.to() instanceof Payout.To.ToPayment to ? to.payment() : null,
                    payout.to() instanceof Payout.To.ToBank(var bank)
                            ? new Bank(bank.holder(), bank.number(), bank.bic())
                            : null,
                    payout.refund().orElse(null),
                    payout.askedAt(),
                    payout.askedBy(),
                    payout.state() == Payout.State.PAID ? payout.answer() : null,
                    payout.endedAt());
        }
    }

    /** A customer's bank account. */
    @Schema(name = "BankAccount")
    record Bank(
            @Nullable String holder,

            @Schema(description = "An IBAN, or the number of the account together with the bank's BIC") @Nullable
            String number,

            @Nullable String bic) {}

    @GetMapping("/withdrawals")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List withdrawals", description = "The newest first.")
    Page<WithdrawalView> listWithdrawals(
            Caller caller, Paging paging, @RequestParam(required = false) @Nullable String account) {
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        return paging.page(
                payouts.of(caller.account(account).id(), after, paging.fetch()),
                WithdrawalView::of,
                payout -> Cursor.of(LIST, payout.id()));
    }

    /** What is to go out. */
    @Schema(name = "NewWithdrawal")
    record NewWithdrawal(
            @Schema(example = "50.00") @Nullable String amount,

            @Schema(description = "Where it goes as far as no payment can take it back") @Nullable
            Bank bankAccount) {}

    @PostMapping("/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.WALLET_WRITE)
    @Operation(summary = "Withdraw unused balance", description = """
        To the latest payments first, and to the bank account what these cannot take. By a key of an owner \
        of the account only.\
        """)
    @Refuses(
            in = PayoutRefusal.class,
            codes = {"PAYOUT_AMOUNT_INVALID", "MORE_THAN_WITHDRAWABLE", "BANK_ACCOUNT_MISSING", "BANK_ACCOUNT_INVALID"})
    List<WithdrawalView> withdraw(Caller caller, @RequestBody NewWithdrawal asked) {
        var owner = mustOwn(caller);
        var amount = asked.amount();
        if (amount == null) throw missing();
        var bank = Optional.ofNullable(asked.bankAccount())
                .map(typed -> BankAccount.read(text(typed.holder()), text(typed.number()), text(typed.bic()))
                        .orThrow());
        return withdrawals.withdraw(owner, amount, bank, caller.actor(), clock.now()).orThrow().stream()
                .map(WithdrawalView::of)
                .toList();
    }

    /** As on screen: those who may manage the account take money out of it, and nobody in their stead. */
    private Account.Id mustOwn(Caller caller) {
        return caller.own()
                .filter(own -> users.whyNotManaged(own, caller.actor()).isEmpty())
                .orElseThrow(() ->
                        new RefusedException(ApiRefusal.SCOPE_MISSING, Map.of("scope", Scope.WALLET_WRITE.code())));
    }

    private static RuntimeException missing() {
        return NotValidException.at("/amount", "api.field.missing", Map.of());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
