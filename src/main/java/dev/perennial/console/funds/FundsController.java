package dev.perennial.console.funds;

import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Hold;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Passbook;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Movements;
import dev.perennial.order.Movements.Bought;
import dev.perennial.payment.LowBalance;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Funds: what is there and what for, every movement with the balance it left, and the alert for when it runs low. */
@Controller
public class FundsController {
    private static final int LINES = 25;
    private static final int HOLDS_SHOWN = 20;

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final LowBalance lowBalance;
    private final Payments payments;
    private final Movements movements;

    FundsController(
            Visits visits,
            Accounts accounts,
            Ledger ledger,
            Subscriptions subscriptions,
            LowBalance lowBalance,
            Payments payments,
            Movements movements) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.subscriptions = subscriptions;
        this.lowBalance = lowBalance;
        this.payments = payments;
        this.movements = movements;
    }

    /**
     * What is kept back, and for what.
     *
     * @param name the item's, or that of the order's first item
     * @param items how many items the order has
     */
    public record Kept(Hold hold, String name, long items) {}

    /** A movement of the wallet, its order and what that was for; null where it has none. */
    public record Line(
            Passbook.Line booked,
            @Nullable UUID order,
            @Nullable String item,
            long items,
            boolean automatic) {
        /** The movement by its two sides, for its name; what came by a payment says so. */
        public String kind() {
            var entry = booked.entry();
            if (automatic) return "funds.entry.automatic";
            return entry.reason().startsWith("payment ")
                    ? "funds.entry.payment"
                    : "words.entry." + entry.debit() + "_" + entry.credit();
        }

        public boolean isIn() {
            return booked.change().isPositive();
        }
    }

    /**
     * @param older where the movements go on; null after the first one of all
     * @param first whether these are the newest
     * @param canPay whether customers can add funds by themselves here
     * @param threshold what stands in the field of the alert
     * @param wrong what was wrong with that, in words; empty for nothing
     */
    public record Page(
            Visit visit,
            Wallet wallet,
            List<Kept> kept,
            boolean moreKept,
            List<Line> lines,
            @Nullable String older,
            boolean first,
            boolean canPay,
            long waiting,
            String threshold,
            String wrong) {
        /** Whether funds are below what the customer wants to be told at. */
        public boolean isLow() {
            var available = wallet.available();
            return visit.account()
                    .lowBalanceThresholdMinor()
                    .filter(minor -> available.minor() < minor)
                    .isPresent();
        }
    }

    @GetMapping("/funds")
    String show(@RequestParam(defaultValue = "") String from, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var threshold = visit.account()
                .lowBalanceThresholdMinor()
                .map(minor -> Money.ofMinor(minor, visit.account().currency()).decimal())
                .orElse("");
        model.addAttribute(Templates.PAGE, page(visit, Passbook.Cursor.read(from), threshold, ""));
        return "console/funds/funds";
    }

    @PostMapping("/funds/alert")
    String alert(
            @RequestParam(defaultValue = "") String threshold,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, "/funds");
        var typed = threshold.strip();
        switch (lowBalance.alertBelow(visit.account().id(), typed, visit.actor(), visit.now())) {
            case Outcome.Refused<Optional<Money>>(var why, var facts) -> {
                var wrong = visit.say(Said.refusal(why, facts));
                model.addAttribute(Templates.PAGE, page(visit, Optional.empty(), typed, wrong));
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return "console/funds/funds";
            }
            case Outcome.Done<Optional<Money>>(var set) -> {
                var said = set.map(money -> new Said(
                                "funds.alert.set",
                                Map.of(
                                        "amount",
                                        money.decimal(),
                                        "currency",
                                        money.currency().getCurrencyCode())))
                        .orElseGet(() -> Said.of("funds.alert.off"));
                Told.good(said).on(next);
                return "redirect:/funds";
            }
        }
    }

    private Page page(Visit visit, Optional<Passbook.Cursor> from, String threshold, String wrong) {
        var id = visit.account().id();
        int bucket = accounts.bucketOf(id);
        var wallet = ledger.wallets(bucket, List.of(id)).get(id);
        var holds = ledger.holds(bucket, id, HOLDS_SHOWN + 1);
        var book = ledger.page(bucket, id, from, LINES);
        var entries = book.lines().stream().map(Passbook.Line::entry).toList();
        var told = movements.of(bucket, entries);
        var held = movements.bought(
                bucket,
                holds.stream().flatMap(hold -> hold.order().stream()).distinct().toList());
        return new Page(
                visit,
                wallet,
                kept(bucket, holds.stream().limit(HOLDS_SHOWN).toList(), held),
                holds.size() > HOLDS_SHOWN,
                book.lines().stream()
                        .map(line -> line(line, told.of(line.entry()).orElse(null), told.isAutomatic(line.entry())))
                        .toList(),
                book.next().map(cursor -> "/funds?from=" + cursor).orElse(null),
                from.isEmpty(),
                payments.gateway().isPresent(),
                movements.waiting(bucket, id),
                threshold,
                wrong);
    }

    private List<Kept> kept(int bucket, List<Hold> holds, Map<UUID, Bought> bought) {
        var items = subscriptions.get(
                bucket,
                holds.stream().flatMap(hold -> hold.subscription().stream()).toList());
        return holds.stream()
                .map(hold -> hold.subscription()
                        .map(item -> new Kept(hold, items.get(item).item().name(), 1))
                        .orElseGet(() -> kept(hold, bought.get(hold.order().orElseThrow()))))
                .toList();
    }

    private static Kept kept(Hold hold, Bought order) {
        return new Kept(hold, order.item(), order.items());
    }

    private static Line line(Passbook.Line booked, @Nullable Bought order, boolean automatic) {
        return order == null
                ? new Line(booked, null, null, 0, automatic)
                : new Line(booked, order.order(), order.item(), order.items(), automatic);
    }
}
