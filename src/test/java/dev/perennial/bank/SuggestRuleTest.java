package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose an entry may be, the likeliest first: one line, one case. */
class SuggestRuleTest {
    /** A clue is a kind and an account; after a plus the order it names, after a colon the original. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # clues of an entry in CNY                                                    | suggestions, first first
        -                                                                             | -
        PAYER_NAME a                                                                  | a PAYER_NAME
        PAYER_NAME a, ACCOUNT_ID b                                                    | b ACCOUNT_ID; a PAYER_NAME
        PAYER_NAME a, PAYER_NAME a, PAYER_NAME a, AMOUNT_OF_ORDER b+1                 | b+1 AMOUNT_OF_ORDER; a PAYER_NAME
        ACCOUNT_ID a, PAYER_ACCOUNT b, PAYER_NAME b                                   | b PAYER_ACCOUNT/PAYER_NAME; a ACCOUNT_ID
        PAYER_NAME a, REFERENCE a                                                     | a REFERENCE/PAYER_NAME
        REFERENCE a, REFERENCE b                                                      | a REFERENCE; b REFERENCE
        REFERENCE a, ORDER_NUMBER b+1, PAYER_NAME b                                   | a REFERENCE; b+1 ORDER_NUMBER/PAYER_NAME
        REFERENCE a, ORDER_NUMBER b+1, AMOUNT_OF_ORDER b+1                            | b+1 ORDER_NUMBER/AMOUNT_OF_ORDER; a REFERENCE
        AMOUNT_OF_ORDER a+1, AMOUNT_OF_ORDER a+2                                      | a AMOUNT_OF_ORDER
        AMOUNT_OF_ORDER a+1, REFERENCE a+2                                            | a+2 REFERENCE/AMOUNT_OF_ORDER
        ORDER_NUMBER a+1, REFERENCE a+2                                               | a REFERENCE/ORDER_NUMBER
        ORDER_NUMBER a+1, REFERENCE a+1                                               | a+1 REFERENCE/ORDER_NUMBER
        REFERENCE usd                                                                 | usd REFERENCE impossible
        PAYER_NAME a, PAYER_NAME b, PAYER_NAME c, PAYER_NAME d, ACCOUNT_ID e          | e ACCOUNT_ID; a PAYER_NAME; b PAYER_NAME; c PAYER_NAME
        SAME_AMOUNT a:1, SAME_AMOUNT a:2                                              | a:1 SAME_AMOUNT; a:2 SAME_AMOUNT
        SAME_AMOUNT a:1, SAME_TRANSFER a:2                                            | a:2 SAME_TRANSFER; a:1 SAME_AMOUNT
        """)
    void theLikeliestComesFirst(String clues, String suggestions) {
        var read = clues == null
                ? List.<Clue>of()
                : Arrays.stream(clues.split(", ")).map(SuggestRuleTest::clue).toList();
        var said = SuggestRule.rank(read, "CNY").stream()
                .map(SuggestRuleTest::said)
                .collect(Collectors.joining("; "));
        assertThat(said).isEqualTo(suggestions == null ? "" : suggestions);
    }

    private static Clue clue(String text) {
        var parts = text.split("[ +:]");
        var number = parts.length > 2 ? Optional.of(new UUID(0, Long.parseLong(parts[2]))) : Optional.<UUID>empty();
        boolean isOriginal = text.contains(":");
        return new Clue(
                Clue.Kind.valueOf(parts[0]),
                new Account.Id(parts[1]),
                "Account " + parts[1],
                parts[1].equals("usd") ? "USD" : "CNY",
                isOriginal ? Optional.empty() : number,
                isOriginal ? number : Optional.empty());
    }

    private static String said(Suggestion suggestion) {
        return suggestion.account()
                + suggestion
                        .order()
                        .map(order -> "+" + order.getLeastSignificantBits())
                        .orElse("")
                + suggestion
                        .original()
                        .map(one -> ":" + one.getLeastSignificantBits())
                        .orElse("")
                + " " + String.join("/", suggestion.reasons())
                + (suggestion.possible() ? "" : " impossible");
    }
}
