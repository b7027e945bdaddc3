package dev.perennial.bss;

import dev.perennial.clock.PlatformClock;
import dev.perennial.key.ApiKeys;
import dev.perennial.web.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;

/** Lets in whoever signed a request, once, and by now: checked in the order in which programs are used to be told. */
@Component
class Gatekeeper {
    static final Duration SKEW = Duration.ofMinutes(15);

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final int NONCE_MAX = 200;

    private final ApiKeys keys;
    private final Nonces nonces;
    private final Throttle throttle;
    private final PlatformClock clock;

    Gatekeeper(ApiKeys keys, Nonces nonces, Throttle throttle, PlatformClock clock) {
        this.keys = keys;
        this.nonces = nonces;
        this.throttle = throttle;
        this.clock = clock;
    }

    ApiKeys.Holder check(Signed signed) {
        var wall = PlatformClock.wall();
        if (Duration.between(time(signed.time()), wall).abs().compareTo(SKEW) > 0) {
            throw Fault.of(FaultCode.TIME_EXPIRED);
        }
        if (signed.nonce().length() > NONCE_MAX) throw Fault.invalid("SignatureNonce");
        var signer = keys.signer(signed.accessKeyId(), clock.now());
        if (signer.isEmpty()) {
            throw Fault.of(keys.wasSigner(signed.accessKeyId()) ? FaultCode.KEY_INACTIVE : FaultCode.KEY_NOT_FOUND);
        }
        if (!signed.isBy(signer.get().secret())) throw signed.mismatch();
        var holder = signer.get().holder();
        if (!nonces.use(holder.key().id(), signed.nonce(), wall)) throw Fault.of(FaultCode.NONCE_USED);
        var wait = throttle.take(Throttle.Gate.BSS, holder.key().id().toString());
        if (wait.isPresent()) throw Fault.of(FaultCode.THROTTLED);
        return holder;
    }

    private static Instant time(String text) {
        try {
            if (text.matches(TIME)) return Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            // answered below, in the same words
        }
        throw Fault.of(FaultCode.TIME_FORMAT);
    }
}
