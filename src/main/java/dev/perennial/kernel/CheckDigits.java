package dev.perennial.kernel;

/** The check digits of ISO 7064 MOD 97-10, by which IBANs (ISO 13616) and creditor references (ISO 11649) are known. */
public final class CheckDigits {
    private static final int MODULUS = 97;
    private static final int RADIX = 36;
    private static final int HEAD = 4;

    private CheckDigits() {}

    /** Whether they fit: country or kind and check digits, the first four characters, moved to the end leave 1. */
    public static boolean fit(String text) {
        return remainder(text.substring(HEAD) + text.substring(0, HEAD)) == 1;
    }

    /** The remainder by 97 of digits and capital letters, each letter as its number, A as 10. */
    public static int remainder(String text) {
        int rest = 0;
        for (char each : text.toCharArray()) {
            int value = Character.digit(each, RADIX);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return rest;
    }
}
