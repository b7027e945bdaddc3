package dev.perennial.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/**
 * A message center that speaks SMPP 3.4 on this machine's loopback: takes binds and texts, puts parts together as a phone
 * does, and sends the receipts a test asks for. It can be slow, full, silent, or gone.
 */
public final class SmscSimulator implements AutoCloseable {
    public static final String SYSTEM_ID = "perennial";
    public static final String PASSWORD = "secret08";

    private static final int WORKERS = 20;
    private static final int BIND_MILLIS = 10_000;

    /** A text as the phone shows it, or what there is of one whose parts have not all come. */
    public record Text(String to, String from, String words, int parts, boolean whole) {}

    /** One submission as it came, and what it was called. */
    public record Submission(String id, SubmitSm pdu) {}

    private final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicLong binds = new AtomicLong();
    private final AtomicLong ids;

    private volatile int port;
    private volatile SMPPServerSessionListener listener;
    private volatile String password = PASSWORD;
    private volatile String receiptAtOnce;
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile boolean dropsInsteadOfAnswer;

    public SmscSimulator() {
        this(1);
    }

    public SmscSimulator(long firstId) {
        ids = new AtomicLong(firstId);
        start();
    }

    public int port() {
        return port;
    }

    /** What binds the platform to this one. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("perennial.sms.smpp.host", "127.0.0.1");
        settings.put("perennial.sms.smpp.port", String.valueOf(port));
        settings.put("perennial.sms.smpp.system-id", SYSTEM_ID);
        settings.put("perennial.sms.smpp.password", PASSWORD);
        settings.put("perennial.sms.smpp.source", "Perennial");
        return settings;
    }

    public List<Submission> submissions() {
        return List.copyOf(submissions);
    }

    public long binds() {
        return binds.get();
    }

    /** The texts to this number as its phone shows them, parts of one reference put together. */
    public List<Text> texts(String to) {
        var whole = new LinkedHashMap<String, TreeMap<Integer, SubmitSm>>();
        for (var one : submissions) {
            if (!one.pdu().getDestAddress().equals(to)) continue;
            var octets = one.pdu().getShortMessage();
            var key = one.pdu().isUdhi() ? "reference " + octets[3] + " of " + octets[4] : one.id();
            whole.computeIfAbsent(key, fresh -> new TreeMap<>())
                    .put(one.pdu().isUdhi() ? (int) octets[5] : 1, one.pdu());
        }
        return whole.values().stream().map(SmscSimulator::text).toList();
    }

    private static Text text(TreeMap<Integer, SubmitSm> parts) {
        var first = parts.firstEntry().getValue();
        int all = first.isUdhi() ? first.getShortMessage()[4] & 0xFF : 1;
        var words = new StringBuilder();
        parts.values().forEach(part -> words.append(SmscAlphabet.read(octets(part), part.getDataCoding())));
        return new Text(first.getDestAddress(), first.getSourceAddr(), words.toString(), all, parts.size() == all);
    }

    private static byte[] octets(SubmitSm pdu) {
        var payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        if (payload != null) return payload.getValue();
        var octets = pdu.getShortMessage();
        return pdu.isUdhi() ? java.util.Arrays.copyOfRange(octets, 1 + octets[0], octets.length) : octets;
    }

    /** The next submissions are answered with these statuses, one each; 0 takes it. */
    public void answerNext(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** Takes what comes and answers nothing, until {@link #speak}. */
    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    public void speak() {
        silence.countDown();
    }

    /** Takes the next submission, and is gone before it answers. */
    public void dropInsteadOfAnswer() {
        dropsInsteadOfAnswer = true;
    }

    /** Sends a receipt of this state for whatever comes, before it answers the submission itself; null for none. */
    public void receiptAtOnce(String state) {
        receiptAtOnce = state;
    }

    public void demandPassword(String other) {
        password = other;
    }

    /** Sends a receipt in the words of SMPP 3.4, appendix B; returns once it was answered. */
    public void receipt(String id, String state) {
        receipt(session(), id, state);
    }

    /** As {@link #receipt(String, String)}, by parameters only. */
    public void receiptByParameters(String id, byte state) {
        deliver(
                session(),
                "",
                new OptionalParameter.Receipted_message_id(id),
                new OptionalParameter.Message_state(state));
    }

    /** What somebody sends from a phone. */
    public void reply(String words) {
        deliver(session(), 0, words);
    }

    /** As {@link #receipt(String, String)}, while the parameter names another one: what a center means is the parameter. */
    public void receipt(String id, String state, String meant) {
        deliver(session(), words(id, state), new OptionalParameter.Receipted_message_id(meant));
    }

    private void receipt(SMPPServerSession session, String id, String state) {
        deliver(session, words(id, state));
    }

    private static String words(String id, String state) {
        return "id:" + id + " sub:001 dlvrd:001 submit date:2603020901 done date:2603020902 stat:" + state
                + " err:000 text:id:7 stat:UNDELIV";
    }

    private void deliver(SMPPServerSession session, String words, OptionalParameter... parameters) {
        deliver(session, SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT, words, parameters);
    }

    private void deliver(SMPPServerSession session, int kind, String words, OptionalParameter... parameters) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "8613800000000",
                    TypeOfNumber.ALPHANUMERIC,
                    NumberingPlanIndicator.UNKNOWN,
                    "Perennial",
                    new ESMClass(kind),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    words.getBytes(StandardCharsets.ISO_8859_1),
                    parameters);
        } catch (Exception unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    private SMPPServerSession session() {
        sessions.removeIf(session -> !session.getSessionState().isBound());
        return sessions.getLast();
    }

    SubmitSmResult take(SubmitSm pdu, SMPPServerSession from) throws ProcessRequestException {
        var status = statuses.poll();
        if (status != null && status != 0) throw new ProcessRequestException("as asked", status);
        var id = String.valueOf(ids.getAndIncrement());
        submissions.add(new Submission(id, pdu));
        if (dropsInsteadOfAnswer) {
            dropsInsteadOfAnswer = false;
            from.close();
        }
        try {
            silence.await();
            if (receiptAtOnce != null) receipt(from, id, receiptAtOnce);
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (InterruptedException | PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends every connection without a word. */
    public void drop() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    /** Listens again, where it did before. */
    public void start() {
        try {
            listener = new SMPPServerSessionListener(port, new Loopback());
            listener.setPduProcessorDegree(WORKERS);
            listener.setQueueCapacity(10_000);
            var mine = listener;
            Thread.ofVirtual().start(() -> accept(mine));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public void stop() {
        try {
            listener.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        drop();
    }

    @Override
    public void close() {
        speak();
        stop();
    }

    private void accept(SMPPServerSessionListener from) {
        while (true) {
            try {
                var session = from.accept();
                session.setMessageReceiverListener(new SmscEar(this));
                Thread.ofVirtual().start(() -> bind(session));
            } catch (IOException stopped) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(BIND_MILLIS);
            if (!request.getSystemId().equals(SYSTEM_ID)) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!request.getPassword().equals(password)) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                sessions.add(session);
                binds.incrementAndGet();
                request.accept("simulator");
            }
        } catch (IOException | TimeoutException | PDUStringException gone) {
            session.close();
        }
    }

    /** By itself the library listens on every address of the machine. */
    private final class Loopback implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int wanted) throws IOException {
            var socket = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            port = socket.getLocalPort();
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int wanted, int timeout) throws IOException {
            var connection = listen(wanted);
            connection.setSoTimeout(timeout);
            return connection;
        }

        @Override
        public ServerConnection listen(int wanted, int timeout, int backlog) throws IOException {
            return listen(wanted, timeout);
        }
    }
}
