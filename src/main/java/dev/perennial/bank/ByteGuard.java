package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Ends the reading of a file in which a text, a tag or a comment is longer than any bank makes it, before a parser holds
 * all of it in memory.
 */
final class ByteGuard extends FilterInputStream implements Xml.Ended {
    private static final int STRETCH_MAX = 1 << 20;
    private static final int TELL_EVERY = 1 << 20;

    private final char begins;
    private final LongConsumer progress;
    private long read;
    private long told;
    private long stretch;
    private long line = 1;
    private long window;
    private boolean inComment;
    private boolean ended;

    /** @param begins the character that begins the next stretch: of a tag, or after a row */
    ByteGuard(InputStream in, char begins, LongConsumer progress) {
        super(in);
        this.begins = begins;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        ended = one < 0;
        if (one >= 0) {
            see(one);
            tell(1);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        ended = count < 0;
        for (int i = from; i < from + count; i++) {
            see(bytes[i] & 0xFF);
        }
        tell(Math.max(0, count));
        return count;
    }

    @Override
    public boolean isAtEnd() {
        return ended;
    }

    private void see(int one) {
        if (one == 0) {
            // In UTF-16 every other byte of a tag.
            return;
        }
        window = window << 8 | one;
        if (one == '\n') {
            line++;
        }
        // Within a comment or a CDATA section a tag is none: the stretch goes on to its end.
        if ((window & 0xFFFFFFFFL) == 0x3C212D2DL || (window & 0xFFFFFFFFL) == 0x3C215B43L) {
            inComment = true;
        } else if (inComment && ((window & 0xFFFFFFL) == 0x2D2D3EL || (window & 0xFFFFFFL) == 0x5D5D3EL)) {
            inComment = false;
        }
        stretch = one == begins && !inComment ? 0 : stretch + 1;
        if (stretch > STRETCH_MAX) {
            throw new RefusedException(
                    BankRefusal.STATEMENT_FIELD_TOO_LONG,
                    Map.of("line", String.valueOf(line), "most", String.valueOf(STRETCH_MAX)));
        }
    }

    private void tell(int count) {
        read += count;
        if (read - told >= TELL_EVERY) {
            told = read;
            progress.accept(read);
        }
    }
}
