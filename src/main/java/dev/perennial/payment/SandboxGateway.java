package dev.perennial.payment;

import dev.perennial.clock.Installation;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gateway of sandboxes and demonstrations: its page says that no real money moves. Elsewhere it does not exist. It
 * keeps books of its own, so that what it says of a payment may be lost, come late or twice, and can be asked for.
 */
@Component
@Order(2)
public class SandboxGateway implements Gateway {
    public static final String CODE = "sandbox";

    /** The customer's number of a kept way to pay that will be declined begins so. */
    private static final String DECLINES = "declines-";

    private final Installation installation;
    private final SandboxStore store;

    SandboxGateway(Installation installation, SandboxStore store) {
        this.installation = installation;
        this.store = store;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOpen() {
        return installation.sandbox();
    }

    @Override
    public boolean keepsMethods() {
        return true;
    }

    @Override
    @Transactional
    public Opened open(Payment payment, Asking asking, Instant now) {
        int bucket = bucket(payment.id());
        var fresh = new SandboxPage(
                payment.id(),
                payment.account(),
                payment.amount(),
                SandboxPage.State.OPEN,
                now,
                asking.until(),
                asking.keep());
        if (!store.open(bucket, fresh)
                && !store.find(bucket, payment.id()).orElseThrow().isOpen(now)) {
            return new Opened.Closed();
        }
        return new Opened.Page(
                "/gateway/" + payment.id(), Optional.of(payment.id().toString()));
    }

    /** The page that the customer has before them. */
    public Optional<SandboxPage> page(UUID payment) {
        return store.find(bucket(payment), payment);
    }

    /** The customer pays on the page. Answers false where it was closed before. */
    @Transactional
    public boolean play(UUID payment, SandboxPage.Play play, Instant now) {
        int bucket = bucket(payment);
        var page = store.find(bucket, payment).filter(found -> found.isOpen(now));
        if (page.isEmpty() || !store.end(bucket, payment, SandboxPage.State.PAID)) return false;
        var method = switch (play.keep()) {
            case NOTHING -> null;
            case GOOD -> "good-" + payment;
            case DECLINING -> DECLINES + payment;
        };
        for (int time = 1; time <= play.times(); time++) {
            var charge = new SandboxStore.Charge(
                    play.amount(), now.plus(play.late()), "charge-" + payment + "-" + time, method);
            store.charge(bucket, payment, charge);
        }
        return true;
    }

    /** The bank says no to the customer on the page. Answers false where it was closed before. */
    @Transactional
    public boolean decline(UUID payment) {
        return store.end(bucket(payment), payment, SandboxPage.State.DECLINED);
    }

    /** The customer turns back: the page closes. Answers false where it was closed before. */
    @Transactional
    public boolean leave(UUID payment) {
        return store.end(bucket(payment), payment, SandboxPage.State.CLOSED);
    }

    @Override
    public Fate ask(Payment payment, Instant now) {
        int bucket = bucket(payment.id());
        var charges = store.charges(bucket, payment.id());
        var confirmed = charges.stream()
                .filter(charge -> !charge.confirmedAt().isAfter(now))
                .toList();
        if (!confirmed.isEmpty()) return paid(payment, confirmed);
        if (!charges.isEmpty()) return new Fate.Checking();
        var page = store.find(bucket, payment.id());
        if (page.isPresent() && page.get().state() == SandboxPage.State.DECLINED)
            return new Fate.Declined("card_declined");
        return page.filter(found -> found.isOpen(now)).isPresent() ? new Fate.Waiting() : new Fate.Left();
    }

    @Override
    @Transactional
    public Fate giveUp(Payment payment, Instant now) {
        store.end(bucket(payment.id()), payment.id(), SandboxPage.State.CLOSED);
        return ask(payment, now);
    }

    @Override
    @Transactional
    public Fate charge(Payment payment, KeptMethod method, Instant now) {
        int bucket = bucket(payment.id());
        if (method.method().startsWith(DECLINES)) return new Fate.Declined("card_declined");
        var charge = new SandboxStore.Charge(payment.amount(), now, "charge-" + payment.id() + "-1", null);
        store.charge(bucket, payment.id(), charge);
        return ask(payment, now);
    }

    @Override
    @Transactional
    public GivenBack giveBack(Payment payment, String reference, Money amount, UUID key, Instant now) {
        int bucket = bucket(payment.id());
        if (store.isRefunded(bucket, key)) return done(key);
        var charge = store.charges(bucket, payment.id()).stream()
                .filter(found -> found.reference().equals(reference))
                .findFirst();
        if (charge.isEmpty()) return new GivenBack.Refused("charge_unknown");
        var left = charge.get().amount().minus(store.refunded(bucket, payment.id(), reference, amount.currency()));
        if (left.isLessThan(amount)) return new GivenBack.Refused("charge_already_refunded");
        store.refund(bucket, key, payment.id(), reference, amount, now);
        return done(key);
    }

    private static GivenBack done(UUID key) {
        return new GivenBack.Done("refund-" + key);
    }

    private static Fate paid(Payment payment, List<SandboxStore.Charge> confirmed) {
        return new Fate.Paid(confirmed.stream()
                .map(charge -> new Receipt(
                        charge.amount(),
                        charge.confirmedAt(),
                        charge.reference(),
                        Optional.ofNullable(charge.method())
                                .map(method -> kept(payment, method, charge.confirmedAt()))))
                .toList());
    }

    /** Its cards are good for three years. */
    private static KeptMethod kept(Payment payment, String method, Instant since) {
        var label = method.startsWith(DECLINES) ? "Sandbox card •••• 0002" : "Sandbox card •••• 4242";
        var expires = YearMonth.from(since.atOffset(ZoneOffset.UTC)).plusYears(3);
        return new KeptMethod(CODE, payment.account().value(), method, label, Optional.of(expires));
    }

    private int bucket(UUID payment) {
        return installation.buckets().of(payment);
    }
}
