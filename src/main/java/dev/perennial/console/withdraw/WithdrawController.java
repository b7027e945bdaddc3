package dev.perennial.console.withdraw;

import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.payout.BankAccount;
import dev.perennial.payout.Payout;
import dev.perennial.payout.Payouts;
import dev.perennial.payout.Withdrawable;
import dev.perennial.payout.Withdrawals;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdrawing: how much can go out, to where it goes, and what became of earlier ones. For owners only. */
@Controller
public class WithdrawController {
    private static final int SHOWN = 20;
    private static final String PATH = "/funds/withdraw";

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final Payouts payouts;

    WithdrawController(Visits visits, Accounts accounts, Ledger ledger, Withdrawals withdrawals, Payouts payouts) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.payouts = payouts;
    }

    /** What stands in the form. */
    public record Form(String amount, String holder, String number, String bic) {}

    /**
     * @param plan where the amount goes: the one that was asked for, or all that can go
     * @param wrong why what was sent was not done
     */
    public record Page(
            Visit visit,
            Wallet wallet,
            Withdrawable withdrawable,
            Withdrawable.Plan plan,
            Form form,
            List<Payout> payouts,
            Optional<Said> wrong) {}

    @GetMapping(PATH)
    String show(@RequestParam(defaultValue = "") String amount, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.mustManage();
        model.addAttribute(Templates.PAGE, page(visit, new Form(amount.strip(), "", "", ""), Optional.empty()));
        return "console/withdraw/withdraw";
    }

    @PostMapping(PATH)
    String withdraw(
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String bic,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustManage();
        var form = new Form(amount.strip(), holder.strip(), number.strip(), bic.strip());
        if (withdraw(form, visit) instanceof Outcome.Refused<List<Payout>>(var why, var facts)) {
            model.addAttribute(Templates.PAGE, page(visit, form, Optional.of(Said.refusal(why, facts))));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "console/withdraw/withdraw";
        }
        Told.good(new Said("refunds.withdraw.done", Map.of("amount", form.amount())))
                .on(next);
        return "redirect:" + PATH;
    }

    private Outcome<List<Payout>> withdraw(Form form, Visit visit) {
        var bank = Optional.<BankAccount>empty();
        if (!form.holder().isEmpty() || !form.number().isEmpty()) {
            switch (BankAccount.read(form.holder(), form.number(), form.bic())) {
                case Outcome.Refused<BankAccount>(var why, var facts) -> {
                    return Outcome.refused(why, facts);
                }
                case Outcome.Done<BankAccount>(var account) -> bank = Optional.of(account);
            }
        }
        return withdrawals.withdraw(visit.account().id(), form.amount(), bank, visit.actor(), visit.now());
    }

    private Page page(Visit visit, Form form, Optional<Said> wrong) {
        var account = visit.account();
        int bucket = accounts.bucketOf(account.id());
        var withdrawable = withdrawals.of(account, visit.now());
        var amount = Money.read(form.amount(), account.currency())
                .filter(Money::isPositive)
                .map(typed -> typed.min(withdrawable.most()))
                .orElse(withdrawable.most());
        return new Page(
                visit,
                ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                withdrawable,
                withdrawable.plan(amount),
                form,
                payouts.of(account.id(), SHOWN),
                wrong);
    }
}
