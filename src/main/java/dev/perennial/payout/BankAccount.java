package dev.perennial.payout;

import dev.perennial.kernel.CheckDigits;
import dev.perennial.kernel.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer's bank account.
 *
 * @param number an IBAN, or where there is none, the number of the account
 * @param bic of the bank; null where the IBAN says enough
 */
public record BankAccount(
        String holder, String number, @Nullable String bic) {
    private static final int HOLDER_MAX = 140;
    private static final String IBAN = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}";
    private static final String NUMBER = "[0-9A-Z-]{5,34}";
    private static final String BIC = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?";

    /** Reads what was typed, with or without blanks. */
    public static Outcome<BankAccount> read(String holder, String number, String bic) {
        var name = holder.strip().replaceAll("\\s+", " ");
        var account = bare(number);
        var bank = bare(bic);
        if (name.isEmpty() || account.isEmpty()) return Outcome.refused(PayoutRefusal.BANK_ACCOUNT_MISSING);
        boolean known = isIban(account) || !looksLikeIban(account) && account.matches(NUMBER) && !bank.isEmpty();
        boolean valid = name.length() <= HOLDER_MAX && known && (bank.isEmpty() || bank.matches(BIC));
        return valid
                ? Outcome.done(new BankAccount(name, account, bank.isEmpty() ? null : bank))
                : Outcome.refused(PayoutRefusal.BANK_ACCOUNT_INVALID);
    }

    /** Whether it has the shape of one, and the right check digits. */
    static boolean isIban(String text) {
        return text.matches(IBAN) && CheckDigits.fit(text);
    }

    public boolean isIban() {
        return isIban(number);
    }

    /** In groups of four, as an IBAN is written on paper. */
    public String shown() {
        return isIban() ? number.replaceAll("(.{4})(?=.)", "$1 ") : number;
    }

    private static boolean looksLikeIban(String text) {
        return text.matches("[A-Z]{2}[0-9]{2}.*");
    }

    private static String bare(String typed) {
        return typed.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
