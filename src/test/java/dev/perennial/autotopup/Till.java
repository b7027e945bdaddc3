package dev.perennial.autotopup;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import dev.perennial.payment.Asking;
import dev.perennial.payment.Fate;
import dev.perennial.payment.Gateway;
import dev.perennial.payment.GivenBack;
import dev.perennial.payment.KeptMethod;
import dev.perennial.payment.Opened;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Receipt;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A gateway that keeps books of its own, moves money once for each payment, and answers as a story tells it to. */
final class Till implements Gateway {
    static final String CODE = "till";

    /** What the next charge comes to, and whether anybody hears of it. */
    enum Answer {
        PAID,
        DECLINED,
        /** Nothing moved, and nothing is heard. */
        SILENT,
        /** The money moved, and nothing is heard. */
        UNHEARD,
        /** The connection breaks before anything happens. */
        BROKEN
    }

    final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Payment> calls = new ArrayList<>();
    private final Map<UUID, Money> taken = new ConcurrentHashMap<>();
    private final Map<UUID, Account.Id> owners = new ConcurrentHashMap<>();
    Supplier<Answer> otherwise = () -> Answer.PAID;
    Runnable after = () -> {};
    long least = 1;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean keepsMethods() {
        return true;
    }

    @Override
    public Money least(Currency currency) {
        return Money.ofMinor(least, currency);
    }

    @Override
    public Opened open(Payment payment, Asking asking, Instant now) {
        return new Opened.Away("this till has no pages");
    }

    @Override
    public synchronized Fate ask(Payment payment, Instant now) {
        var moved = taken.get(payment.id());
        return moved == null ? new Fate.Left() : paid(payment, moved, now);
    }

    @Override
    public Fate giveUp(Payment payment, Instant now) {
        return ask(payment, now);
    }

    @Override
    public Fate charge(Payment payment, KeptMethod method, Instant now) {
        var fate = decide(payment, now);
        after.run();
        return fate;
    }

    private synchronized Fate decide(Payment payment, Instant now) {
        calls.add(payment);
        owners.put(payment.id(), payment.account());
        var before = taken.get(payment.id());
        if (before != null) return paid(payment, before, now);
        return switch (answers.isEmpty() ? otherwise.get() : answers.poll()) {
            case PAID -> {
                taken.put(payment.id(), payment.amount());
                yield paid(payment, payment.amount(), now);
            }
            case UNHEARD -> {
                taken.put(payment.id(), payment.amount());
                yield new Fate.Unknown("no answer");
            }
            case DECLINED -> new Fate.Declined("card_declined");
            case SILENT -> new Fate.Unknown("no answer");
            case BROKEN -> throw new IllegalStateException("connection reset");
        };
    }

    /** The payments of this account it was to charge, as often as it was to. */
    synchronized List<UUID> calls(Account account) {
        return calls.stream()
                .filter(payment -> payment.account().equals(account.id()))
                .map(Payment::id)
                .toList();
    }

    /** What it took from this account, oldest first. */
    List<Money> taken(Account account) {
        return taken.keySet().stream()
                .filter(id -> owners.get(id).equals(account.id()))
                .sorted()
                .map(taken::get)
                .toList();
    }

    synchronized void forget() {
        answers.clear();
        calls.clear();
        taken.clear();
        otherwise = () -> Answer.PAID;
        after = () -> {};
        least = 1;
    }

    private static Fate paid(Payment payment, Money amount, Instant now) {
        return Fate.Paid.once(new Receipt(amount, now, "till-" + payment.id(), Optional.empty()));
    }

    @Override
    public GivenBack giveBack(Payment payment, String reference, Money amount, UUID key, Instant now) {
        return new GivenBack.Refused("nothing goes back here");
    }
}
