package dev.perennial.letter;

/** Which ink can be read on a colour: the one of black and white that stands out more, always at least 4.5 to 1. */
final class ContrastRule {
    static final String WHITE = "#ffffff";
    static final String BLACK = "#000000";

    /** Parts of a million, so that no fraction is needed. */
    private static final long WHOLE = 1_000_000;

    private static final long RED = 212_600;
    private static final long GREEN = 715_200;
    private static final long BLUE = 72_200;
    private static final int HEX = 16;
    private static final int CHANNEL_MAX = 255;

    private ContrastRule() {}

    static String inkOn(String colour) {
        return contrast(colour, WHITE) >= contrast(colour, BLACK) ? WHITE : BLACK;
    }

    /** The contrast of two colours in hundredths, as WCAG defines it. */
    static long contrast(String one, String other) {
        long first = luminance(one) + WHOLE / 20;
        long second = luminance(other) + WHOLE / 20;
        return 100 * Math.max(first, second) / Math.min(first, second);
    }

    private static long luminance(String colour) {
        return (RED * linear(colour, 1) + GREEN * linear(colour, 3) + BLUE * linear(colour, 5)) / WHOLE;
    }

    /** The light of one channel. */
    private static long linear(String colour, int at) {
        return Linear.LIGHT[Integer.parseInt(colour.substring(at, at + 2), HEX)];
    }

    /** sRGB's curve: ((c + 0.055) / 1.055) ^ 2.4, by whole numbers. */
    private static final class Linear {
        static final long[] LIGHT = new long[CHANNEL_MAX + 1];

        static {
            for (int channel = 0; channel <= CHANNEL_MAX; channel++) {
                LIGHT[channel] = light(channel);
            }
        }

        private static long light(int channel) {
            long share = channel * WHOLE / CHANNEL_MAX;
            if (share <= 40_450) return share * 100 / 1292;
            return power((share + 55_000) * 1000 / 1055);
        }

        /** x^2.4 as the fifth root of x^12, found by halving. */
        private static long power(long base) {
            var twelfth = java.math.BigInteger.valueOf(base).pow(12);
            long low = 0;
            long high = WHOLE;
            while (low < high) {
                long middle = (low + high + 1) / 2;
                var fifth = java.math.BigInteger.valueOf(middle)
                        .pow(5)
                        .multiply(java.math.BigInteger.valueOf(WHOLE).pow(7));
                if (fifth.compareTo(twelfth) <= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }
}
