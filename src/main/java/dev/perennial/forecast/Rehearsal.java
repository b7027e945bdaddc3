package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Failure;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Changes;
import dev.perennial.order.Closing;
import dev.perennial.order.Order;
import dev.perennial.renewal.Attempt;
import dev.perennial.renewal.LifecycleBatch;
import dev.perennial.renewal.RenewalBatch;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays an account's future on its records in memory: from due instant to due instant, and at each what the clockwork
 * does there, in its order and by the engine's own code. Providers say yes at once. Reminders are left out: they move
 * neither money nor time.
 */
class Rehearsal {
    final Ids ids = new Ids(0, 0);
    final Opening opening;
    private final Money nothing;
    final Map<Account.Id, AccountBook> books;
    private final AccountBook book;
    final Agenda agenda = new Agenda();
    final Map<UUID, Order> open = new LinkedHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final boolean funded;
    private final @Nullable Instant wakesAt;
    private final List<TopUp> topUps = new ArrayList<>();
    private boolean someoneWaited;
    private int decisions;

    /** What the account has is all it will have. */
    static Rehearsal asItIs(Opening opening) {
        return new Rehearsal(opening, false, null);
    }

    /**
     * Whatever is missing comes in time for the try it is missing for, and no more than that.
     *
     * @param wakesAt when the first of it comes, where that wakes something; null for what wakes nothing
     */
    static Rehearsal funded(Opening opening, @Nullable Instant wakesAt) {
        return new Rehearsal(opening, true, wakesAt);
    }

    Rehearsal(Opening opening, boolean funded, @Nullable Instant wakesAt) {
        this.opening = opening;
        this.funded = funded;
        this.wakesAt = wakesAt;
        this.nothing = Money.zero(opening.account().currency());
        var inOrder = new HashMap<String, Boolean>();
        for (var order : opening.open()) {
            open.put(order.id(), order);
            order.lines().forEach(line -> inOrder.put(line.subscription().value(), order.awaitsProvider()));
        }
        this.book = new AccountBook(opening.account(), opening.zones(), opening.wallet(), opening.coupons(), inOrder);
        this.books = Map.of(opening.account().id(), book);
        for (var item : opening.items()) {
            if (opening.aside().contains(item.id())) {
                agenda.setAside(item);
            } else {
                agenda.put(item);
            }
        }
    }

    /**
     * Plays until the end, or until so many things were decided.
     *
     * @return how far it came: all that happens until then is known, and nothing later
     */
    Instant play(int decisionsMax) {
        var next = next(Instant.EPOCH);
        while (next.isPresent()) {
            var at = next.get().isAfter(opening.now()) ? next.get() : opening.now();
            if (at.isAfter(opening.until())) break;
            if (decisions >= decisionsMax) return at.minus(1, ChronoUnit.MICROS);
            work(at);
            next = next(at);
        }
        return opening.until();
    }

    private Optional<Instant> next(Instant after) {
        var lapse = open.values().stream()
                .filter(order -> !order.awaitsProvider())
                .map(Order::lapsesAt)
                .filter(at -> at.isAfter(after));
        // Only an order of today can wait for its provider between two instants.
        var answer = open.values().stream()
                .filter(Order::awaitsProvider)
                .map(order -> opening.now())
                .filter(at -> at.isAfter(after));
        return Stream.of(agenda.after(after).stream(), lapse, answer)
                .flatMap(instants -> instants)
                .min(Comparator.naturalOrder());
    }

    private void work(Instant at) {
        if (at.equals(wakesAt)) {
            agenda.all().forEach(item -> agenda.put(Waking.woken(item, at)));
        }
        int decided;
        do {
            lapse(at);
            decided = tries(at) + confirm(at);
        } while (decided > 0);
        steps(at);
    }

    private void lapse(Instant at) {
        var over = open.values().stream()
                .filter(order -> !order.awaitsProvider() && !order.lapsesAt().isAfter(at))
                .sorted(Comparator.comparing(Order::lapsesAt))
                .toList();
        for (var order : over) {
            var changes = new Changes(ids, at);
            Closing.cancel(changes, book, opening.catalog(), order, agenda.items(), Order.Because.LAPSED, Actor.SYSTEM);
            take(changes);
            open.remove(order.id());
            order.lines()
                    .forEach(line ->
                            happenings.add(new Happening.Lapse(at, agenda.item(line.subscription()), line.price())));
        }
    }

    private int tries(Instant at) {
        int decided = decide(agenda.triesBy(at), at);
        decisions += decided;
        return decided;
    }

    /** Decides these tries, and those that they make due at once; answers how many these were. */
    int decide(List<Subscription> due, Instant at) {
        var turns = new PriorityQueue<>(RenewalBatch.TURN);
        turns.addAll(due);
        int decided = 0;
        while (!turns.isEmpty()) {
            var after = attempt(turns.poll(), at);
            var again = after.due().tryAt();
            if (again != null && !again.isAfter(at)) turns.add(after);
            decided++;
        }
        return decided;
    }

    private Subscription attempt(Subscription item, Instant at) {
        var changes = new Changes(ids, at);
        var batch = new RenewalBatch(opening.catalog(), books, changes);
        var after = batch.decide(item);
        var attempt = batch.attempts().getFirst();
        if (funded && attempt.shortfall() != null) {
            fund(attempt.shortfall(), at);
            return attempt(item, at);
        }

        take(changes);
        if (attempt.order() == null) {
            happenings.add(new Failure(
                    at,
                    after,
                    attempt.outcome(),
                    attempt.price(),
                    attempt.shortfall(),
                    after.due().tryAt()));
        } else if (attempt.outcome().equals(Attempt.RENEWED)) {
            charged(changes.orders().getFirst(), after, at);
        } else {
            var order = changes.orders().getFirst();
            open.put(order.id(), order);
        }
        return after;
    }

    private void fund(Money missing, Instant at) {
        if (topUps.isEmpty()) {
            someoneWaited = agenda.all().stream()
                    .anyMatch(item -> !Waking.woken(item, at).equals(item));
        }
        book.credit(missing);
        var last = topUps.isEmpty() ? new TopUp(at, nothing, nothing) : topUps.getLast();
        if (!topUps.isEmpty() && last.by().equals(at)) topUps.removeLast();
        var before = last.by().equals(at) ? last.amount() : nothing;
        topUps.add(new TopUp(at, before.plus(missing), last.sum().plus(missing)));
    }

    private int confirm(Instant at) {
        var waiting = open.values().stream().filter(Order::awaitsProvider).toList();
        for (var order : waiting) {
            var changes = new Changes(ids, at);
            var item = agenda.item(order.lines().getFirst().subscription());
            var paid = Closing.capture(changes, book, opening.catalog(), order, order.paidFromWallet(), item);
            take(changes);
            open.remove(order.id());
            charged(paid, agenda.item(item.id()), at);
        }
        return waiting.size();
    }

    private void charged(Order order, Subscription after, Instant at) {
        var line = order.lines().getFirst();
        happenings.add(new Charge(
                at,
                after,
                order.origin(),
                line.period(),
                line.price(),
                line.paidByCoupons(),
                line.paidFromWallet(),
                line.term()));
    }

    private void steps(Instant at) {
        var due = agenda.stepsBy(at);
        if (due.isEmpty()) return;
        var changes = new Changes(ids, at);
        var batch = new LifecycleBatch(opening.catalog(), books, changes);
        batch.step(due);
        for (var item : due) {
            EndingRule.expiration(item, changes.changed(item.id()), opening, at).ifPresent(happenings::add);
        }
        batch.entered().stream()
                .flatMap(entered -> EndingRule.ending(entered, at).stream())
                .forEach(happenings::add);
        take(changes);
        decisions += due.size();
    }

    void take(Changes changes) {
        changes.changed().forEach(agenda::put);
    }

    List<Happening> happenings() {
        return happenings;
    }

    AccountBook book() {
        return book;
    }

    Map<String, Subscription> items() {
        return agenda.items();
    }

    List<TopUp> topUps() {
        return topUps;
    }

    Money added() {
        return topUps.isEmpty() ? nothing : topUps.getLast().sum();
    }

    /** When the first missing money came, if there were items waiting for it that it would have woken. */
    Optional<Instant> shouldWake() {
        return someoneWaited && wakesAt == null ? Optional.of(topUps.getFirst().by()) : Optional.empty();
    }

    Wallet wallet() {
        return book.wallet();
    }
}
