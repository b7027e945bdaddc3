package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose an entry is: one line, one case. */
class MatchRuleTest {
    private static final UUID ORDER = new UUID(0, 7);
    private static final Currency CNY = Currency.getInstance("CNY");

    /** Owners are accounts of renminbi, but usd; a plus after one names an order of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # entry    | ours  | structured | written   | strays | originals | decision
        CREDIT     | true  | acme       | -         | 0      | 0         | credit acme STRUCTURED
        CREDIT     | true  | acme       | acme      | 0      | 0         | credit acme STRUCTURED
        CREDIT     | true  | -          | acme      | 0      | 0         | credit acme WRITTEN
        CREDIT     | true  | -          | acme      | 1      | 0         | credit acme WRITTEN
        CREDIT     | true  | acme+      | -         | 0      | 0         | credit acme STRUCTURED, order
        CREDIT     | true  | acme+      | acme      | 0      | 0         | credit acme STRUCTURED, order
        CREDIT     | true  | acme       | bravo     | 0      | 0         | TWO_ACCOUNTS
        CREDIT     | true  | -          | acme,bravo| 0      | 0         | TWO_ACCOUNTS
        CREDIT     | true  | -          | -         | 0      | 0         | NO_REFERENCE
        CREDIT     | true  | -          | -         | 1      | 0         | REFERENCE_UNKNOWN
        CREDIT     | true  | usd        | -         | 0      | 0         | WRONG_CURRENCY
        CREDIT     | false | acme       | -         | 0      | 0         | WRONG_BANK_ACCOUNT
        UNCLEAR    | true  | acme       | -         | 0      | 0         | BATCH_UNCLEAR
        RETURN     | true  | acme       | -         | 0      | 0         | RETURNED_TO_US
        DEBIT      | true  | acme       | -         | 0      | 0         | listed
        DEBIT      | false | -          | -         | 0      | 0         | listed
        REVERSAL   | true  | -          | -         | 0      | 1         | take back from acme
        REVERSAL   | true  | acme       | -         | 0      | 2         | SEVERAL_ORIGINALS
        REVERSAL   | true  | acme       | -         | 0      | 0         | ORIGINAL_UNKNOWN
        REVERSAL   | true  | acme       | -         | 0      | -1        | ORIGINAL_WAITS
        REVERSAL   | false | acme       | -         | 0      | 1         | WRONG_BANK_ACCOUNT
        """)
    void anEntryIsDecided(
            String kind, boolean ours, String structured, String written, int strays, int originals, String decision) {
        var facts = new MatchRule.Facts(
                entry(kind),
                ours,
                Optional.ofNullable(structured).map(MatchRuleTest::owner),
                written == null
                        ? List.of()
                        : Arrays.stream(written.split(","))
                                .map(MatchRuleTest::owner)
                                .toList(),
                strays,
                Map.of(id("acme"), CNY, id("bravo"), CNY, id("usd"), Currency.getInstance("USD")),
                java.util.stream.Stream.generate(() -> entry("CREDIT"))
                        .limit(Math.max(0, originals))
                        .toList(),
                originals < 0);
        assertThat(said(MatchRule.decide(facts))).isEqualTo(decision);
    }

    private static String said(MatchRule.Decision decision) {
        return switch (decision) {
            case MatchRule.Credit(var account, var order, var because) ->
                "credit " + account + " " + because.replaceAll(".*\\.", "") + (order.isPresent() ? ", order" : "");
            case MatchRule.TakeBack(var account, var original) -> "take back from " + account;
            case MatchRule.Ask(var why) -> why.name();
            case MatchRule.ListOnly listed -> "listed";
        };
    }

    private static Account.Id id(String name) {
        return new Account.Id(name);
    }

    private static Remittance.Owner owner(String name) {
        return new Remittance.Owner(
                id(name.replace("+", "").strip()), name.contains("+") ? Optional.of(ORDER) : Optional.empty());
    }

    private static BankEntry entry(String kind) {
        boolean credit = !kind.equals("DEBIT") && !kind.equals("REVERSAL");
        boolean reversal = kind.equals("RETURN") || kind.equals("REVERSAL");
        return new BankEntry(
                new UUID(0, 1),
                new UUID(0, 2),
                "1",
                LocalDate.of(2026, 3, 2),
                credit,
                reversal,
                Money.parse("10.00", CNY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                kind.equals("UNCLEAR"),
                BankEntry.State.NEW,
                Optional.empty(),
                Optional.empty(),
                Optional.of(id("acme")),
                Optional.empty(),
                Optional.empty(),
                "finance",
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
