package dev.perennial.sms;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session with the message center, bound both ways: kept while it lives, and bound anew when somebody needs it. */
final class SmppLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final int RECEIPTS_WAITING_MAX = 2_000;

    private final SmppSettings settings;
    private final MessageReceiverListener listener;
    private final ReentrantLock binding = new ReentrantLock();
    private final AtomicLong tries = new AtomicLong();

    private volatile @Nullable Bound bound;
    private volatile @Nullable Away lastFailure;
    private volatile boolean closed;

    SmppLink(SmppSettings settings, MessageReceiverListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** There is no session, and why. */
    static final class Away extends Exception {
        Away(String said) {
            super(said);
        }

        String said() {
            return String.valueOf(getMessage());
        }
    }

    /** A session that can be asked whether it lives. */
    static final class Bound extends SMPPSession {
        Bound(SmppSockets sockets) {
            super(sockets);
        }

        void ask() throws ResponseTimeoutException, InvalidResponseException, IOException {
            sendEnquireLink();
        }

        boolean lives() {
            return getSessionState().isBound();
        }
    }

    /** Of several who wait for a session, one tries; what comes of it holds for all of them. */
    Bound session() throws Away {
        var held = bound;
        if (held != null && held.lives()) return held;
        long seen = tries.get();
        binding.lock();
        try {
            held = bound;
            if (held != null && held.lives()) return held;
            var failed = lastFailure;
            if (failed != null && tries.get() != seen) throw failed;
            return bind();
        } finally {
            binding.unlock();
        }
    }

    private Bound bind() throws Away {
        if (closed) throw new Away("stopping");
        var fresh = new Bound(new SmppSockets(tls(), settings.connectTimeout));
        fresh.setTransactionTimer(settings.responseTimeout.toMillis());
        fresh.setEnquireLinkTimer(Math.toIntExact(settings.enquireLink.toMillis()));
        fresh.setQueueCapacity(RECEIPTS_WAITING_MAX);
        fresh.setMessageReceiverListener(listener);
        try {
            fresh.connectAndBind(
                    settings.host,
                    settings.port,
                    new BindParameter(
                            BindType.BIND_TRX,
                            settings.systemId,
                            settings.password,
                            settings.systemType,
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null,
                            InterfaceVersion.IF_34),
                    settings.responseTimeout.toMillis());
            bound = fresh;
            lastFailure = null;
            LOG.info("Bound to the message center at {}:{} as {}", settings.host, settings.port, settings.systemId);
            return fresh;
        } catch (IOException failed) {
            var away = new Away(why(failed));
            lastFailure = away;
            LOG.warn("No session with the message center at {}:{}: {}", settings.host, settings.port, away.said());
            throw away;
        } finally {
            tries.incrementAndGet();
        }
    }

    private Optional<SSLSocketFactory> tls() {
        return settings.tls ? Optional.of((SSLSocketFactory) SSLSocketFactory.getDefault()) : Optional.empty();
    }

    private static String why(IOException failed) {
        return switch (failed.getCause()) {
            case NegativeResponseException refused ->
                "the message center refuses to bind: " + StatusRule.named(refused.getCommandStatus());
            case ResponseTimeoutException silent -> "the message center does not answer the bind";
            case null, default -> "no connection: " + failed.getClass().getSimpleName() + " " + failed.getMessage();
        };
    }

    @Override
    public void close() {
        closed = true;
        var held = bound;
        if (held != null) held.unbindAndClose();
    }
}
