package dev.perennial.admin.money;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.grant.CouponWish;
import dev.perennial.grant.Gift;
import dev.perennial.grant.GiftLists;
import dev.perennial.grant.GiftLists.Given;
import dev.perennial.grant.GrantRefusal;
import dev.perennial.grant.Grants;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the vendor gives: balance, a credit line or a coupon to one account; and what was given so far. */
@Controller
public class GrantsController {
    private static final int SHOWN = 50;
    private static final String VIEW = "admin/money/grants";

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Catalogs catalogs;
    private final Grants grants;
    private final GiftLists lists;

    GrantsController(
            Visits visits, Accounts accounts, Ledger ledger, Catalogs catalogs, Grants grants, GiftLists lists) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.catalogs = catalogs;
        this.grants = grants;
        this.lists = lists;
    }

    /** What can be given here. */
    public enum What {
        BALANCE,
        CREDIT_LINE,
        COUPON
    }

    /**
     * @param account to whom something is to be given; null where all that was given is looked at
     * @param form what was sent and not done
     * @param wrong why it was not
     */
    public record Page(
            Visit visit,
            @Nullable Account account,
            @Nullable Wallet wallet,
            @Nullable Money limit,
            List<Product> products,
            List<Given> given,
            What what,
            Map<String, String> form,
            Optional<Said> wrong) {
        public String typed(String field) {
            return form.getOrDefault(field, "");
        }

        /** What is wrong, where it is this form that was sent. */
        public @Nullable String wrongOf(What form) {
            return wrong.filter(said -> form == what).map(visit::say).orElse(null);
        }

        public boolean isOffered() {
            return account != null && visit.mayHandleMoney();
        }
    }

    @GetMapping("/admin/money/grants")
    String show(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "BALANCE") What what,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var page = account.isBlank()
                ? new Page(
                        visit,
                        null,
                        null,
                        null,
                        List.of(),
                        lists.page(null, null, SHOWN),
                        what,
                        Map.of(),
                        Optional.empty())
                : page(visit, account(account.strip()), what, Map.of(), Optional.empty());
        model.addAttribute(Templates.PAGE, page);
        return VIEW;
    }

    @PostMapping("/admin/money/grants/{way}")
    String give(
            @PathVariable String way,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") List<String> products,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var account = account(form.getOrDefault("account", ""));
        var here = "/admin/money/grants?account=" + Visit.query(account.id().value());
        var visit = visits.of(request, here);
        var what = switch (way) {
            case "balance" -> What.BALANCE;
            case "credit-line" -> What.CREDIT_LINE;
            case "coupon" -> What.COUPON;
            default -> throw new RefusedException(GrantRefusal.GRANT_ACCOUNT_UNKNOWN, Map.of());
        };
        var given = give(account, what, new Sent(form, Set.copyOf(products)), visit);
        if (given instanceof Outcome.Refused<Gift>(var why, var facts)) {
            model.addAttribute(Templates.PAGE, page(visit, account, what, form, Optional.of(Said.refusal(why, facts))));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
        Told.good(new Said("refunds.granted." + what, Map.of("account", account.name())))
                .on(next);
        return "redirect:" + here + "&what=" + what;
    }

    private record Sent(Map<String, String> fields, Set<String> products) {
        String text(String field) {
            return fields.getOrDefault(field, "").strip();
        }
    }

    private Outcome<Gift> give(Account account, What what, Sent sent, Visit visit) {
        return withReason(
                sent.text("reason"),
                (reason, again) -> switch (what) {
                    case BALANCE ->
                        grants.balance(account.id(), sent.text("amount"), again, reason, visit.actor(), visit.now());
                    case CREDIT_LINE ->
                        grants.creditLine(account.id(), sent.text("amount"), again, reason, visit.actor(), visit.now());
                    case COUPON ->
                        day(sent.text("last_day"))
                                .map(day -> grants.coupon(
                                        account.id(), coupon(sent, day), again, reason, visit.actor(), visit.now()))
                                .orElse(Outcome.refused(GrantRefusal.COUPON_DAY_INVALID));
                },
                sent.text("again"));
    }

    private static Outcome<Gift> withReason(
            String typed, BiFunction<Reason, String, Outcome<Gift>> give, String again) {
        return Reason.read(typed).then(reason -> give.apply(reason, again));
    }

    private static CouponWish coupon(Sent sent, LocalDate lastDay) {
        var kind = List.of(Coupon.Kind.values()).stream()
                .filter(one -> one.name().equals(sent.text("kind")))
                .findFirst()
                .orElse(Coupon.Kind.CASH);
        return new CouponWish(
                kind,
                sent.text("name"),
                sent.text("value"),
                sent.text("threshold"),
                sent.text("cap"),
                sent.products(),
                lastDay);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private Account account(String id) {
        return Optional.of(id)
                .filter(Visit::mayBeId)
                .flatMap(known -> accounts.find(new Account.Id(known)))
                .orElseThrow(() -> new RefusedException(GrantRefusal.GRANT_ACCOUNT_UNKNOWN, Map.of()));
    }

    private Page page(Visit plain, Account account, What what, Map<String, String> form, Optional<Said> wrong) {
        int bucket = accounts.bucketOf(account.id());
        return new Page(
                plain.in(account.zone()),
                account,
                ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                grants.typedAgainAbove(account),
                List.copyOf(catalogs.current().products().values()),
                grants.of(account.id(), SHOWN).stream()
                        .map(gift -> given(gift, account))
                        .toList(),
                what,
                form,
                wrong);
    }

    private static Given given(Gift gift, Account account) {
        return new Given(
                gift.id(),
                account.id().value(),
                account.name(),
                gift.kind(),
                gift.amount(),
                gift.before(),
                gift.coupon(),
                gift.subscription(),
                gift.endsAt(),
                gift.reason(),
                gift.givenBy(),
                gift.at());
    }
}
