package dev.perennial.payout;

import dev.perennial.kernel.Money;
import dev.perennial.payment.Asking;
import dev.perennial.payment.Fate;
import dev.perennial.payment.Gateway;
import dev.perennial.payment.GivenBack;
import dev.perennial.payment.KeptMethod;
import dev.perennial.payment.Opened;
import dev.perennial.payment.Payment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.Ordered;

/** A gateway that gives back as a test tells it to, and counts what it gave: once for each key, as any gateway does. */
final class ScriptedGateway implements Gateway, Ordered {
    /** Asked first, it takes all payments. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private final Map<UUID, Money> given = new HashMap<>();
    private Supplier<String> says = () -> "done";

    /** {@code done}, {@code refused}, {@code unknown}, or {@code lost}: given, and the answer lost on the way. */
    void says(Supplier<String> what) {
        says = what;
    }

    Money given(UUID key) {
        return given.get(key);
    }

    @Override
    public String code() {
        return "scripted";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean keepsMethods() {
        return false;
    }

    @Override
    public Opened open(Payment payment, Asking asking, Instant now) {
        throw new UnsupportedOperationException("no page of it is ever opened");
    }

    @Override
    public Fate ask(Payment payment, Instant now) {
        return new Fate.Waiting();
    }

    @Override
    public Fate giveUp(Payment payment, Instant now) {
        return new Fate.Left();
    }

    @Override
    public Fate charge(Payment payment, KeptMethod method, Instant now) {
        return new Fate.Declined("never");
    }

    @Override
    public GivenBack giveBack(Payment payment, String reference, Money amount, UUID key, Instant now) {
        if (given.containsKey(key)) return new GivenBack.Done("again-" + key);
        return switch (says.get()) {
            case "refused" -> new GivenBack.Refused("closed_card");
            case "unknown" -> new GivenBack.Unknown("timeout");
            case "lost" -> {
                given.put(key, amount);
                yield new GivenBack.Unknown("connection reset");
            }
            default -> {
                given.put(key, amount);
                yield new GivenBack.Done("back-" + key);
            }
        };
    }
}
