package dev.perennial.naive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Source;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Zones;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** The platform and the naive model side by side, given the same customers and the same time. */
abstract class Twins extends Scene {
    private static final Pattern AMOUNT = Pattern.compile("CNY: \"([0-9.]+)\"");
    private static final int TICK_SECONDS = 900;

    protected final List<NaiveAccount> models = new ArrayList<>();
    protected final Map<NaiveOrder, UUID> orderIds = new IdentityHashMap<>();
    private Instant modelNow;

    @Override
    protected Integer buckets() {
        return 2;
    }

    /** An empty world at this instant, with the products as they are shipped and one more. */
    protected final void begin(Instant instant) {
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(instant);
        models.clear();
        orderIds.clear();
        modelNow = instant;
        loadPrices("", 100);
    }

    /** Sells a product at so many percent of its first price. */
    protected final void loadPrices(String product, int percent) {
        var files = new ArrayList<>(Catalogs.shipped());
        files.addAll(Catalogs.in(Path.of("src/test/resources/catalog-hosting")));
        var changed = files.stream()
                .map(file -> file.file().startsWith(product + ".") ? priced(file, percent) : file)
                .toList();
        bean(Catalogs.class).load(changed, now());
    }

    private static Source priced(Source file, int percent) {
        var text = new String(file.bytes(), StandardCharsets.UTF_8);
        var changed = new StringBuilder();
        for (var line : text.lines().toList()) {
            changed.append(
                            line.contains("{edition:")
                                    ? AMOUNT.matcher(line)
                                            .replaceAll(found -> "CNY: \""
                                                    + Money.ofMinor(
                                                                    Money.parse(found.group(1), CNY)
                                                                                    .minor()
                                                                            * percent
                                                                            / 100,
                                                                    CNY)
                                                            .decimal()
                                                    + "\"")
                                    : line)
                    .append('\n');
        }
        return new Source(file.file(), changed.toString().getBytes(StandardCharsets.UTF_8));
    }

    protected final Long price(String product, String edition, int months) {
        return bean(Catalogs.class)
                .current()
                .product(product)
                .price(edition, new Period(months), CNY)
                .map(Money::minor)
                .orElse(null);
    }

    /** The account as the model has it, opened on the platform. */
    protected final void open(NaiveAccount model) {
        models.add(model);
        var account = new Account(
                new Account.Id(model.id),
                model.id,
                CNY,
                model.zone,
                Locale.ENGLISH,
                Optional.of(model.id + "@example.com"),
                Optional.empty(),
                Optional.of(5000L));
        int bucket = bean(Accounts.class).bucketOf(account.id());
        transaction().executeWithoutResult(status -> {
            bean(Accounts.class).add(bucket, List.of(account), now());
            var empty = new Wallet(account.id(), fen(0), fen(0), fen(model.credit), Map.of());
            bean(Ledger.class).open(bucket, List.of(empty));
            if (model.balance > 0) {
                var opening = new Transfer(
                        bean(Ids.class).next(model.id, now()),
                        account.id(),
                        now(),
                        LedgerAccount.OPENING,
                        LedgerAccount.WALLET,
                        fen(model.balance),
                        "opening balance",
                        Optional.empty());
                bean(Ledger.class).post(bucket, List.of(opening), List.of(empty.credit(fen(model.balance))));
            }
            bean(Coupons.class)
                    .grant(
                            bucket,
                            model.coupons.stream()
                                    .map(coupon -> coupon(model, coupon))
                                    .toList(),
                            now());
            model.items.forEach(item -> add(bucket, model, item));
        });
    }

    private void add(int bucket, NaiveAccount model, NaiveItem item) {
        var term = item.terms.getFirst();
        var fresh = new Subscription(
                new Subscription.Id(item.id),
                new Account.Id(model.id),
                new Item(item.product, item.edition, item.id, Billing.SUBSCRIPTION, item.startedAt, item.rank, null),
                new RenewalPlan(
                        Mode.valueOf(item.mode),
                        item.months == null ? null : new Period(item.months),
                        item.autoSince,
                        item.agreed == null ? null : fen(item.agreed)),
                new Life(Phase.ACTIVE, term.end(), 1, item.anchor, null),
                new Due(null, 0, null, null, null, now()));
        var policy = bean(Catalogs.class).current().product(item.product).policy();
        var planned = Planning.newCycle(fresh, policy, new Zones(model.zone, NaiveItem.PLATFORM), now());
        var had = new PaidTerm(
                fresh.id(), 1, new dev.perennial.kernel.Term(term.start(), term.end()), null, null, null, "imported");
        bean(Subscriptions.class).add(bucket, List.of(planned), List.of(had));
    }

    private static Coupon coupon(NaiveAccount model, NaiveCoupon coupon) {
        return new Coupon(
                new Coupon.Id(coupon.id),
                new Account.Id(model.id),
                Coupon.Kind.valueOf(coupon.kind),
                CNY,
                coupon.value,
                coupon.remaining,
                coupon.kind.equals("THRESHOLD") ? fen(coupon.threshold) : null,
                coupon.kind.equals("PERCENT") ? fen(coupon.cap) : null,
                coupon.products,
                Set.of(coupon.forRenewals ? Coupon.OrderType.RENEWAL : Coupon.OrderType.NEW),
                coupon.from,
                coupon.until);
    }

    /** Lets time pass on both sides. */
    protected final void pass(Instant to) {
        runTo(to);
        modelTo(to);
    }

    protected final void modelTo(Instant to) {
        while (modelNow.isBefore(to)) {
            modelNow = modelNow.plusSeconds(TICK_SECONDS);
            models.forEach(model -> model.tick(modelNow));
        }
    }

    /** What a command came to on the platform, in the model's words; the clockwork then does what it caused. */
    protected final String answer(Outcome<?> outcome) {
        bean(Clockwork.class).work(now(), decided -> {});
        return switch (outcome) {
            case Outcome.Done<?> done -> NaiveAccount.DONE;
            case Outcome.Refused<?>(var why, var facts) -> why.name();
        };
    }

    /** Both sides have come to the same, and every law holds. */
    protected final void compare(String when) {
        for (var model : models) {
            assertThat(platform(model)).as(when).isEqualTo(modelled(model));
        }
        assertThat(bean(Audits.class).check(checked -> {})).as(when).isEmpty();
    }

    private static List<String> modelled(NaiveAccount model) {
        var lines = new ArrayList<String>();
        lines.add("%s balance %s held %s".formatted(model.id, model.balance, model.held()));
        model.items.forEach(item -> lines.add(item.describe()));
        model.coupons.forEach(coupon -> lines.add(coupon.id + " " + coupon.remaining));
        return lines;
    }

    protected final List<String> platform(NaiveAccount model) {
        var id = new Account.Id(model.id);
        int bucket = bean(Accounts.class).bucketOf(id);
        var wallet = bean(Ledger.class).wallets(bucket, List.of(id)).get(id);
        var items = bean(Subscriptions.class)
                .get(bucket, model.items.stream().map(item -> item.id).toList());
        var coupons = new HashMap<String, Coupon>();
        bean(Coupons.class)
                .of(bucket, id)
                .forEach(coupon -> coupons.put(coupon.id().value(), coupon));
        var lines = new ArrayList<String>();
        lines.add("%s balance %s held %s"
                .formatted(model.id, wallet.balance().minor(), wallet.held().minor()));
        model.items.forEach(item -> lines.add(describe(items.get(item.id), wallet)));
        model.coupons.forEach(
                coupon -> lines.add(coupon.id + " " + coupons.get(coupon.id).remaining()));
        return lines;
    }

    private String describe(Subscription item, Wallet wallet) {
        var attempts = new TreeMap<Instant, List<String>>();
        bean(Renewals.class)
                .attempts(item)
                .forEach(attempt -> attempts.computeIfAbsent(attempt.expiration(), end -> new ArrayList<>())
                        .add(attempt.outcome()
                                + (attempt.shortfall() == null
                                        ? ""
                                        : " " + attempt.shortfall().minor())));
        var terms = bean(Subscriptions.class).terms(item).stream()
                .map(term -> new NaiveItem.Term(term.term().start(), term.term().end()))
                .toList();
        var plan = item.plan();
        return NaiveItem.describe(
                item.id().value(),
                item.life().phase().name(),
                plan.mode().name(),
                plan.period() == null ? null : plan.period().months(),
                plan.agreedPrice() == null ? null : plan.agreedPrice().minor(),
                wallet.reservedFor(item.id().value()).minor(),
                terms,
                attempts);
    }

    protected static Money fen(long minor) {
        return Money.ofMinor(minor, CNY);
    }
}
