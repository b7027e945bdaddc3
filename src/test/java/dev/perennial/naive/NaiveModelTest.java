package dev.perennial.naive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Wish;
import dev.perennial.payment.TopUps;
import dev.perennial.renewal.Renewals;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine against the naive model, over years of customers drawn from a seed. More of them:
 * {@code mvn test -Dtest=NaiveModelTest -Dperennial.seeds=100}.
 */
class NaiveModelTest extends Twins {
    private static final int YEARS_MAX = 2;

    static LongStream seeds() {
        var fresh = new java.util.Random();
        var more = LongStream.generate(fresh::nextLong).limit(Integer.getInteger("perennial.seeds", 1));
        return LongStream.concat(LongStream.of(1, 2, 3, 4, 5, 2348143307738499907L), more);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEngineComesToWhatTheRulesSay(long seed) {
        System.out.println("NaiveModelTest runs with seed " + seed);
        var fortune = new Fortune(seed);
        begin(fortune.start());
        open(fortune.account(now(), this::price));
        open(fortune.account(now(), this::price));
        var end = now().plusSeconds(86_400L * 365 * (1 + fortune.below(YEARS_MAX)));
        for (var next = fortune.within(now(), 30); next.isBefore(end); next = fortune.within(next, 30)) {
            pass(next);
            compare("seed " + seed + " at " + next);
            var what = command(fortune, fortune.oneOf(models), next);
            compare("seed " + seed + " at " + next + " after " + what);
        }
        pass(end);
        compare("seed " + seed + " at the end");
    }

    private String command(Fortune fortune, NaiveAccount model, Instant now) {
        var item = fortune.oneOf(model.items);
        return switch (fortune.below(12)) {
            case 0, 1, 2 -> topUp(model, 5_000L * (1 + fortune.below(40)), now);
            case 3, 4 -> mode(model, item, fortune.oneOf(List.of("AUTO", "AUTO", "MANUAL", "NONE")), fortune, now);
            case 5, 6 -> buy(model, fortune, now, true);
            case 7 -> buy(model, fortune, now, false);
            case 8 -> onOrder(model, fortune, now);
            case 9 -> undo(model, fortune, now);
            case 10 -> reserve(model, item, fortune.below(4) * 10_000L);
            default -> prices(fortune);
        };
    }

    private String topUp(NaiveAccount model, long amount, Instant now) {
        var done = bean(TopUps.class).topUp(id(model), fen(amount).decimal(), customer(id(model)), now);
        return same("top-up of " + amount, done, model.topUp(amount, now));
    }

    private String mode(NaiveAccount model, NaiveItem item, String mode, Fortune fortune, Instant now) {
        var months = fortune.below(3) == 0 ? null : Integer.valueOf(fortune.months());
        var done = bean(Renewals.class)
                .setMode(
                        id(item),
                        Mode.valueOf(mode),
                        months == null ? null : new Period(months),
                        customer(id(model)),
                        now);
        return same(mode + " of " + item.id, done, model.setMode(item, mode, months, now));
    }

    private String buy(NaiveAccount model, Fortune fortune, Instant now, boolean atOnce) {
        var items = fortune.someOf(model);
        var months = new ArrayList<Integer>();
        var wishes = new ArrayList<Wish>();
        for (var item : items) {
            months.add(fortune.months());
            wishes.add(new Wish(id(item), new Period(months.getLast())));
        }
        var orders = bean(Orders.class);
        var done = atOnce
                ? orders.buyNow(wishes, customer(id(model)), now)
                : orders.place(wishes, customer(id(model)), now);
        var modelled = atOnce ? model.buyNow(items, months, now) : model.place(items, months, now);
        if (done instanceof Outcome.Done<Order>(var order)) {
            orderIds.put(model.orders.getLast(), order.id());
        }
        return same("buying " + wishes + (atOnce ? "" : " later"), done, modelled);
    }

    private String onOrder(NaiveAccount model, Fortune fortune, Instant now) {
        var orders = model.orders.stream().filter(orderIds::containsKey).toList();
        if (orders.isEmpty()) {
            return "nothing";
        }
        var open = orders.stream().filter(order -> order.state.equals("UNPAID")).toList();
        var order = open.isEmpty() ? fortune.oneOf(orders) : fortune.oneOf(open);
        var id = orderIds.get(order);
        return fortune.below(3) == 0
                ? same("cancelling " + id, bean(Orders.class).cancel(id, customer(id(model)), now), model.cancel(order))
                : same(
                        "paying " + id,
                        bean(Orders.class).pay(id, customer(id(model)), now),
                        model.payPlaced(order, now));
    }

    private String undo(NaiveAccount model, Fortune fortune, Instant now) {
        var orders = model.orders.stream().filter(orderIds::containsKey).toList();
        if (orders.isEmpty()) {
            return "nothing";
        }
        var order = orders.get(Math.max(0, orders.size() - 1 - fortune.below(2)));
        var done = bean(Refunds.class).undo(orderIds.get(order), customer(id(model)), now);
        return same("undoing", done, model.undo(order, now));
    }

    private String reserve(NaiveAccount model, NaiveItem item, long amount) {
        var done = bean(Reservations.class).reserve(id(item), fen(amount).decimal(), customer(id(model)), now());
        return same("reserving " + amount + " for " + item.id, done, model.reserve(item, amount));
    }

    private String prices(Fortune fortune) {
        var product = fortune.oneOf(List.of("dms", "mail", "domain", "hosting"));
        int percent = fortune.oneOf(List.of(100, 97, 103, 104, 110, 120));
        loadPrices(product, percent);
        return product + " at " + percent + " %";
    }

    private String same(String what, Outcome<?> done, String modelled) {
        assertThat(answer(done)).as(what).isEqualTo(modelled);
        return what + ": " + modelled;
    }

    private static Account.Id id(NaiveAccount model) {
        return new Account.Id(model.id);
    }

    private static Subscription.Id id(NaiveItem item) {
        return new Subscription.Id(item.id);
    }
}
