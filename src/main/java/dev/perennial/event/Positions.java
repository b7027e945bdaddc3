package dev.perennial.event;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How far somebody has read: the number of the last event, bucket by bucket, or of one bucket alone. As text it is the
 * smallest of the numbers and what the others are above it, seven bits a byte.
 */
public record Positions(List<Long> numbers) {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LONGEST = 63;

    public Positions {
        numbers = List.copyOf(numbers);
    }

    static Positions beginning(int buckets) {
        return new Positions(Collections.nCopies(buckets, 0L));
    }

    public String text() {
        var bytes = new ByteArrayOutputStream();
        long least = Collections.min(numbers);
        write(bytes, least);
        numbers.forEach(number -> write(bytes, number - least));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Empty for what {@link #text} never wrote. */
    public static Optional<Positions> read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var read = new ArrayList<Long>();
        long value = 0;
        int shift = 0;
        for (byte one : bytes) {
            if (shift >= LONGEST) return Optional.empty();
            value |= (one & (MORE - 1L)) << shift;
            shift += BITS;
            if ((one & MORE) == 0) {
                if (value < 0) return Optional.empty();
                read.add(value);
                value = 0;
                shift = 0;
            }
        }
        if (read.size() < 2) return Optional.empty();
        long least = read.getFirst();
        if (read.stream().skip(1).anyMatch(above -> above > Long.MAX_VALUE - least)) return Optional.empty();
        var positions =
                new Positions(read.stream().skip(1).map(above -> least + above).toList());
        return Optional.of(positions).filter(same -> same.text().equals(text));
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        for (; rest >= MORE; rest >>>= BITS) {
            bytes.write((int) (rest & (MORE - 1)) | MORE);
        }
        bytes.write((int) rest);
    }
}
