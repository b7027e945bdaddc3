package dev.perennial.vault;

import java.util.Arrays;
import java.util.function.BiFunction;

/** A column that a module keeps sealed: implemented beside its store, so that the key can be changed. */
public interface Sealed {
    /** Which one, as {@code table.column}. */
    String column();

    /**
     * Has whatever of this bucket was sealed with the key before sealed anew, and answers how much that was. A table
     * without buckets is seen to with the first one.
     */
    int reseal(int bucket, Resealing change);

    /**
     * From one key to the next.
     *
     * @param before what begins everything sealed with the key before, in so many bytes
     * @param again makes of a purpose, and what was sealed for it with the key before, what is to be kept instead
     */
    record Resealing(byte[] before, BiFunction<String, byte[], byte[]> again) {

        /** Sealed anew where the key before sealed it; as it is where not. */
        public byte[] of(String purpose, byte[] kept) {
            boolean sealedBefore =
                    kept.length > before.length && Arrays.equals(before, 0, before.length, kept, 0, before.length);
            return sealedBefore ? again.apply(purpose, kept) : kept;
        }
    }
}
