package dev.perennial.kernel;

/** Text on its way into a spreadsheet. */
public final class Spreadsheet {
    /** What programs take for the beginning of a formula, in narrow and in wide letters. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    /** By it spreadsheets know a file for UTF-8. */
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private Spreadsheet() {}

    /** Text that a spreadsheet would take for a formula is text all the same. */
    public static String text(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
