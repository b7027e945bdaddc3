package dev.perennial.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body ends where it may, however it comes. It is read when somebody asks for it, so that who is turned
 * away before has sent it in vain.
 */
final class BoundedRequest extends HttpServletRequestWrapper {
    static final int MOST = 1 << 20;

    private long most = MOST;
    private boolean streams;
    private byte @Nullable [] body;

    BoundedRequest(HttpServletRequest request) {
        super(request);
    }

    /** One of the languages there are: what is kept for each language asked for stays little. */
    @Override
    public Locale getLocale() {
        return Languages.of((HttpServletRequest) getRequest());
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(getLocale()));
    }

    static BoundedRequest of(HttpServletRequest request) {
        jakarta.servlet.ServletRequest inner = request;
        while (!(inner instanceof BoundedRequest) && inner instanceof HttpServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        if (inner instanceof BoundedRequest bounded) return bounded;
        throw new IllegalStateException("Indicates a bug: a request that did not come by the filter");
    }

    /** From now on the body is not held whole, and may be as large as this. */
    void stream(long bytes) throws BodyTooLargeException {
        most = bytes;
        streams = true;
        bound();
    }

    boolean streams() {
        return streams;
    }

    void bound() throws BodyTooLargeException {
        if (getContentLengthLong() > most) throw new BodyTooLargeException(most);
    }

    /** The whole of it. */
    byte[] body() throws IOException {
        if (streams) throw new IllegalStateException("Indicates a bug: a file is not held whole");
        bound();
        var known = body;
        if (known != null) return known;
        var read = getRequest().getInputStream().readNBytes((int) most + 1);
        if (read.length > most) throw new BodyTooLargeException(most);
        body = read;
        return read;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return streams
                ? new Counted(getRequest().getInputStream(), most)
                : new Counted(new ByteArrayInputStream(body()), most);
    }

    /** Fails where more comes than may. */
    private static final class Counted extends ServletInputStream {
        private final InputStream source;
        private final long most;
        private long read;
        private boolean finished;

        Counted(InputStream source, long most) {
            this.source = source;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = source.read();
            count(next < 0 ? -1 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, into.length);
            int count = source.read(into, from, length);
            count(count);
            return count;
        }

        private void count(int more) throws BodyTooLargeException {
            finished = more < 0;
            read += Math.max(more, 0);
            if (read > most) throw new BodyTooLargeException(most);
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read at once");
        }
    }
}
