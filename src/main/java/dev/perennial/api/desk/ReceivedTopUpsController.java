package dev.perennial.api.desk;

import dev.perennial.api.Amount;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.api.operation.RunReport;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.key.Scope;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.TopUps;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money the vendor has received otherwise than by a gateway or a statement: in cash, or as its own books say. */
@RestController
@Tag(name = "Bank statements")
class ReceivedTopUpsController {
    private final TopUps topUps;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    ReceivedTopUpsController(TopUps topUps, Clockwork clockwork, PlatformClock clock) {
        this.topUps = topUps;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /** @param amount a decimal in the account's currency */
    record TopUpWish(
            @Schema(example = "500.00") @Nullable String amount,
            @Nullable String reason) {}

    /**
     * What came of money that was entered.
     *
     * @param woken how many renewals waited for it
     * @param report what became of them; null where none waited
     */
    record ReceivedTopUp(
            String account,
            Amount balance,
            Amount available,
            int woken,
            @Nullable RunReport report) {}

    @PostMapping("/api/v1/received-top-ups")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.STATEMENTS_WRITE)
    @Refuses(
            in = PaymentRefusal.class,
            codes = {"AMOUNT_INVALID", "AMOUNT_TOO_LARGE"})
    @Operation(
            summary = "Enter a top-up that was received",
            description =
                    "It is in the account's wallet at once, and renewals that wait for money are tried again. What"
                            + " stands on a statement is credited from there, or it would count twice. The account is"
                            + " told.")
    ReceivedTopUp receiveTopUp(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody TopUpWish wish) {
        var reason = Because.read(wish.reason());
        var amount = Must.have("/amount", wish.amount());
        var whose = caller.account(account).id();
        var now = clock.now();
        var done = topUps.topUp(whose, amount, reason, caller.actor(), now).orThrow();
        var report = done.woken() > 0 ? RunReport.of(clockwork.workOn(whose, now)) : null;
        return new ReceivedTopUp(
                whose.value(),
                Amount.of(done.wallet().balance()),
                Amount.of(done.wallet().available()),
                done.woken(),
                report);
    }
}
