package dev.perennial.api;

import dev.perennial.account.Accounts;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Sha256;
import dev.perennial.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The same request is carried out once, however often it is sent under one {@code Idempotency-Key}.
 *
 * <p>Before anything is done the request is written down as begun, in a transaction of its own. Every transaction that it
 * commits says so in the same row ({@link ActedMark}), and fails where another has taken the request over meanwhile. So a
 * request that was lost before it changed anything is carried out anew after {@link #LEASE}, and one that was lost after
 * is never carried out again: whoever sends it is told that its answer is lost. Answers are kept sealed; refusals by the
 * platform's rules are answers, while what the door itself turned away was never tried, and faults are not kept.
 */
@Component
class Idempotency {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String TURN = Idempotency.class.getName() + ".turn";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int FAULTS = 500;

    private final IdempotencyStore store;
    private final ActedMark mark;
    private final Vault vault;
    private final Accounts accounts;
    private final Buckets buckets;

    Idempotency(IdempotencyStore store, ActedMark mark, Vault vault, Accounts accounts, Buckets buckets) {
        this.store = store;
        this.mark = mark;
        this.vault = vault;
        this.accounts = accounts;
        this.buckets = buckets;
    }

    /** Whether the operation is to be carried out; where not, the answer is written, or it is refused. */
    boolean begin(BoundedRequest request, HttpServletResponse response, Caller caller) throws IOException {
        var key = request.getHeader(HEADER);
        if (key == null || !request.getMethod().equals("POST")) return true;
        if (!KEY.matcher(key).matches()) {
            throw NotValidException.at(HEADER, "api.field.length", Map.of("least", "1", "most", "255"));
        }
        var fingerprint = fingerprint(request);
        var turn = new IdempotencyStore.Turn(bucket(caller), UUID.fromString(caller.key()), key, 1);
        if (store.begin(turn, fingerprint, PlatformClock.wall())) return go(request, turn);
        var kept = store.find(turn).orElseThrow(() -> refused(ApiRefusal.IDEMPOTENCY_RUNNING));
        if (!Arrays.equals(kept.fingerprint(), fingerprint)) {
            throw refused(ApiRefusal.IDEMPOTENCY_KEY_REUSED);
        }
        if (kept.state() == IdempotencyStore.State.ANSWERED) return replay(turn, kept, response);
        boolean lost = kept.begunAt().plus(LEASE).isBefore(PlatformClock.wall());
        if (!lost) throw refused(ApiRefusal.IDEMPOTENCY_RUNNING);
        if (kept.state() == IdempotencyStore.State.ACTED) throw refused(ApiRefusal.IDEMPOTENCY_ANSWER_LOST);
        var next = new IdempotencyStore.Turn(turn.bucket(), turn.key(), key, kept.attempt() + 1);
        if (!store.takeOver(next, PlatformClock.wall())) throw refused(ApiRefusal.IDEMPOTENCY_RUNNING);
        return go(request, next);
    }

    private boolean go(HttpServletRequest request, IdempotencyStore.Turn turn) {
        request.setAttribute(TURN, turn);
        mark.watch(turn);
        return true;
    }

    private boolean replay(IdempotencyStore.Turn turn, IdempotencyStore.Kept kept, HttpServletResponse response)
            throws IOException {
        response.setStatus(kept.status());
        response.setHeader(REPLAYED, "true");
        if (kept.contentType() != null) response.setContentType(kept.contentType());
        response.getOutputStream().write(vault.open(purpose(turn), Objects.requireNonNull(kept.answer())));
        return false;
    }

    /** Keeps what was answered. */
    void finish(HttpServletRequest request, KeptAnswer answer) {
        if (!(request.getAttribute(TURN) instanceof IdempotencyStore.Turn turn)) return;
        mark.leave();
        if (answer.getStatus() >= FAULTS || request.getAttribute(Problems.NOT_TRIED) != null) {
            store.forget(turn);
        } else {
            var sealed = vault.seal(purpose(turn), answer.getContentAsByteArray());
            store.answered(turn, answer.getStatus(), answer.getContentType(), sealed);
        }
    }

    private int bucket(Caller caller) {
        return caller.own()
                .map(accounts::bucketOf)
                .orElseGet(() -> buckets.of(caller.actor().name()));
    }

    /** A file is told by its address, length and digest, where one is sent: it is not held whole. */
    private static byte[] fingerprint(BoundedRequest request) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes((request.getMethod() + ' ' + request.getRequestURI() + '?' + request.getQueryString() + '\n')
                .getBytes(StandardCharsets.UTF_8));
        all.writeBytes(
                request.streams()
                        ? (request.getContentLengthLong() + " " + request.getHeader("Content-Digest"))
                                .getBytes(StandardCharsets.UTF_8)
                        : request.body());
        return Sha256.of(all.toByteArray());
    }

    private static String purpose(IdempotencyStore.Turn turn) {
        return purpose(turn.key(), turn.idempotencyKey());
    }

    static String purpose(UUID key, String idempotencyKey) {
        return "answer " + key + " " + idempotencyKey;
    }

    private static RefusedException refused(ApiRefusal why) {
        return new RefusedException(why, Map.of());
    }
}
