package dev.perennial.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much goes out, to where, and which bank accounts are any. */
class PayoutRulesTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Account.Id ACCOUNT = new Account.Id("lotus");
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // balance, held, credit line, gifts, came in: most
        "100, 0, 0, 0, 100, 100",
        "100, 30, 0, 0, 100, 70",
        "100, 0, 500, 0, 100, 100",
        "100, 0, 0, 25, 100, 75",
        "100, 30, 0, 25, 100, 45",
        "100, 0, 0, 0, 60, 60",
        "100, 0, 0, 0, 0, 0",
        "20, 30, 50, 0, 100, 0",
        "-40, 0, 50, 0, 100, 0",
        "100, 0, 0, 0, -10, 0",
    })
    void whatCanGoOut(long balance, long held, long credit, long gifts, long cameIn, long most) {
        var wallet = new Wallet(ACCOUNT, fen(balance), fen(held), fen(credit), Map.of());
        assertThat(WithdrawalRule.most(wallet, fen(gifts), fen(cameIn))).isEqualTo(fen(most));
    }

    @ParameterizedTest
    @CsvSource({
        // what happened, oldest first: gifts left
        "'in 100', 0",
        "'gift 40', 40",
        "'in 100; gift 40; buy 60', 40",
        "'in 100; gift 40; buy 120', 20",
        "'gift 40; buy 40; in 100', 0",
        "'gift 40; in 100; buy 100', 40",
        "'in 100; gift 40; buy 120; back 120', 40",
        "'in 100; gift 40; buy 120; back 20', 40",
        "'in 100; gift 40; buy 120; back 10', 30",
        "'in 100; gift 40; buy 90; back 90', 40",
        "'buy 50; gift 40', 0",
        "'buy 50; gift 80', 30",
        "'in 100; gift 40; out 100; buy 40; back 40', 40",
        "'open 10; gift 5; buy 12; in 3', 3",
    })
    void whatIsLeftOfGifts(String story, long left) {
        var order = UUID.fromString("00000000-0000-7000-8000-000000000001");
        var refund = UUID.fromString("00000000-0000-7000-8000-000000000002");
        var entries = new ArrayList<Transfer>();
        for (var step : story.split("; ")) {
            var amount = Long.parseLong(step.split(" ")[1]);
            entries.add(
                    switch (step.split(" ")[0]) {
                        case "in" -> entry(LedgerAccount.TOP_UP, LedgerAccount.WALLET, amount, null);
                        case "open" -> entry(LedgerAccount.OPENING, LedgerAccount.WALLET, amount, null);
                        case "gift" -> entry(LedgerAccount.GRANT, LedgerAccount.WALLET, amount, null);
                        case "buy" -> entry(LedgerAccount.WALLET, LedgerAccount.SALES, amount, order);
                        case "back" -> entry(LedgerAccount.SALES, LedgerAccount.WALLET, amount, refund);
                        case "out" -> entry(LedgerAccount.WALLET, LedgerAccount.PAYOUT, amount, null);
                        default -> throw new IllegalArgumentException(step);
                    });
        }
        assertThat(GiftRule.left(entries, Map.of(refund, order), CNY)).isEqualTo(fen(left));
    }

    @ParameterizedTest
    @CsvSource({
        // amount: to the latest payment of 50, to the one before of 100, by bank
        "30, '30', 0",
        "50, '50', 0",
        "70, '50 20', 0",
        "150, '50 100', 0",
        "151, '50 100', 1",
    })
    void whereItGoes(long amount, String parts, long byBank) {
        var sources = List.of(source(60, 10), source(100, 0));
        var plan = WithdrawalRule.plan(fen(amount), sources);
        assertThat(plan.parts().stream()
                        .map(part -> String.valueOf(part.amount().minor()))
                        .toList())
                .containsExactly(parts.split(" "));
        assertThat(plan.byBank()).isEqualTo(fen(byBank));
    }

    @ParameterizedTest
    @CsvSource({
        "DE89 3704 0044 0532 0130 00, '', true",
        "de89370400440532013000, '', true",
        "GB29 NWBK 6016 1331 9268 19, NWBKGB2L, true",
        "FR14 2004 1010 0505 0001 3M02 606, '', true",
        "DE89 3704 0044 0532 0130 01, '', false",
        "DE98 3704 0044 0532 0130 00, '', false",
        "DE89 3704 0044 0532 0130 01, DEUTDEFF, false",
        "6222 0200 0011 2233 445, ICBKCNBJ, true",
        "6222 0200 0011 2233 445, '', false",
        "DE89370400440532013000, NOBIC, false",
        "1234, ICBKCNBJ, false",
    })
    void whichBankAccountsAreAny(String number, String bic, boolean valid) {
        var read = BankAccount.read("Lotus Ltd", number, bic);
        assertThat(read instanceof Outcome.Done<BankAccount>).isEqualTo(valid);
    }

    @Test
    void aBankAccountHasAHolder() {
        assertThat(BankAccount.read("  ", "DE89370400440532013000", ""))
                .isEqualTo(Outcome.refused(PayoutRefusal.BANK_ACCOUNT_MISSING));
        assertThat(BankAccount.read("x".repeat(141), "DE89370400440532013000", ""))
                .isEqualTo(Outcome.refused(PayoutRefusal.BANK_ACCOUNT_INVALID));
        assertThat(BankAccount.read("Lotus", "DE89370400440532013000", "")
                        .orThrow()
                        .shown())
                .isEqualTo("DE89 3704 0044 0532 0130 00");
    }

    private static Money fen(long minor) {
        return Money.ofMinor(minor, CNY);
    }

    private static Source source(long received, long given) {
        return new Source(UUID.randomUUID(), "r", "sandbox", Optional.empty(), NOW, fen(received), fen(given));
    }

    private static Transfer entry(LedgerAccount debit, LedgerAccount credit, long amount, UUID order) {
        return new Transfer(
                UUID.randomUUID(), ACCOUNT, NOW, debit, credit, fen(amount), "story", Optional.ofNullable(order));
    }
}
