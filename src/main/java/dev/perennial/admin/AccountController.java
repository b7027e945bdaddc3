package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.admin.OverviewController.Some;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One account: its money, its items, and what happened last. */
@Controller
public class AccountController {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int ITEMS_A_PAGE = 50;
    private static final int PAGES_MAX = 100_000;
    private static final int COUPONS_MAX = 20;
    private static final int LATEST = 12;

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Coupons coupons;
    private final Catalogs catalogs;
    private final AccountQueries queries;
    private final StepQueries steps;
    private final ItemLines lines;

    AccountController(
            Visits visits,
            Accounts accounts,
            Ledger ledger,
            Coupons coupons,
            Catalogs catalogs,
            AccountQueries queries,
            StepQueries steps,
            ItemLines lines) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.coupons = coupons;
        this.catalogs = catalogs;
        this.queries = queries;
        this.steps = steps;
        this.lines = lines;
    }

    /** A coupon, and the names of the products it may pay for. */
    public record CouponLine(Coupon coupon, String products) {
        public boolean isPercent() {
            return coupon.kind() == Coupon.Kind.PERCENT;
        }

        public Money remaining() {
            return Money.ofMinor(coupon.remaining(), coupon.currency());
        }

        public Money value() {
            return Money.ofMinor(coupon.value(), coupon.currency());
        }
    }

    /**
     * One movement of the wallet or of coupons.
     *
     * @param subscription the item it was for, where there is one
     * @param items how many items it was for
     */
    public record Movement(
            Instant at,
            LedgerAccount debit,
            LedgerAccount credit,
            Money amount,
            @Nullable String subscription,
            long items) {
        /** The movement by its two sides, for its name. */
        public String kind() {
            return debit + "_" + credit;
        }

        public boolean isOut() {
            return debit == LedgerAccount.WALLET;
        }
    }

    /**
     * @param message the message it stands in, with its proof; null until there is one
     * @param state of that message, or of the notice
     */
    public record Message(
            @Nullable UUID message,
            Instant dueAt,
            NoticeKind kind,
            Channel channel,
            String recipient,
            String state,
            @Nullable String subscription,
            long items) {}

    /**
     * @param number which page of the items this is, from 1
     * @param missing what the renewals of the next 30 days lack, or null
     */
    public record Page(
            Visit visit,
            Account account,
            Wallet wallet,
            @Nullable Money missing,
            Some<ItemLine> items,
            int number,
            int pages,
            Some<CouponLine> coupons,
            List<Movement> movements,
            List<Message> messages,
            List<Steps.Line> latest) {
        /** Where another page of the items is. */
        public String address(int other) {
            var own = visit.account(account.id().value());
            return own + (own.contains("?") ? "&" : "?") + "page=" + other;
        }
    }

    @GetMapping("/admin/accounts/{id}")
    String byPath(
            @PathVariable String id,
            @RequestParam(name = "page", defaultValue = "1") int number,
            HttpServletRequest request,
            Model model) {
        return show(id, number, request, model);
    }

    /** For ids that do not stand in a path as they are. */
    @GetMapping("/admin/accounts")
    String byParameter(
            @RequestParam String id,
            @RequestParam(name = "page", defaultValue = "1") int number,
            HttpServletRequest request,
            Model model) {
        return show(id, number, request, model);
    }

    private String show(String id, int number, HttpServletRequest request, Model model) {
        var account = Optional.of(id)
                .filter(Visit::mayBeId)
                .flatMap(known -> accounts.find(new Account.Id(known)))
                .orElseThrow(() -> new RefusedException(PaymentRefusal.ACCOUNT_UNKNOWN, Map.of()));
        var visit = visits.of(request).in(account.zone());
        model.addAttribute(Templates.PAGE, page(visit, account, Math.clamp(number, 1, PAGES_MAX)));
        return "admin/account";
    }

    private Page page(Visit visit, Account account, int number) {
        int bucket = accounts.bucketOf(account.id());
        long all = queries.countItems(bucket, account.id());
        var ids = queries.items(bucket, account.id(), ITEMS_A_PAGE, (number - 1) * ITEMS_A_PAGE);
        var outlooks = lines.outlooks(List.of(account.id()), visit.now().plus(SOON), visit.now());
        var found = lines.of(bucket, ids, outlooks, visit);
        var missing = outlooks.get(account.id()).values().stream()
                .flatMap(outlook -> outlook.shortfall().stream())
                .reduce(Money::plus)
                .orElse(null);
        return new Page(
                visit,
                account,
                ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                missing,
                new Some<>(ids.stream().map(found::get).filter(Objects::nonNull).toList(), all),
                number,
                (int) Math.max(1, (all + ITEMS_A_PAGE - 1) / ITEMS_A_PAGE),
                coupons(bucket, account, visit),
                queries.movements(bucket, account.id(), LATEST),
                queries.messages(bucket, account.id(), LATEST),
                steps.latest(bucket, account.id(), LATEST).stream()
                        .map(Steps::line)
                        .toList());
    }

    /** What can still be used, soonest to end first. */
    private Some<CouponLine> coupons(int bucket, Account account, Visit visit) {
        var usable = coupons.of(bucket, account.id()).stream()
                .filter(coupon -> coupon.remaining() > 0 && coupon.validUntil().isAfter(visit.now()))
                .sorted(Comparator.comparing(Coupon::validUntil).thenComparing(Coupon::id))
                .toList();
        var first = usable.stream()
                .limit(COUPONS_MAX)
                .map(coupon -> new CouponLine(coupon, products(coupon, visit)))
                .toList();
        return new Some<>(first, usable.size());
    }

    private String products(Coupon coupon, Visit visit) {
        var language = Locale.of(visit.words().language());
        return coupon.products().stream()
                .sorted()
                .map(code -> catalogs.current()
                        .find(code)
                        .map(product -> product.name().in(language))
                        .orElse(code))
                .collect(Collectors.joining(", "));
    }
}
