package dev.perennial.bank;

/**
 * A bank account of the vendor, to which customers transfer.
 *
 * @param holder in whose name it is
 * @param bic the bank's code, perhaps empty
 */
public record Payee(String holder, String bank, String number, String bic) {
    /** In groups of four, as people read and type it. */
    public String grouped() {
        return plain(number).replaceAll("(.{4})(?=.)", "$1 ");
    }

    static String plain(String number) {
        return number.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
    }
}
