package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.bank.BankEntry.Why;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rule 27: what statements of several shapes bring to whom, and that they bring it once. */
class StatementStoryTest extends BankScene {
    private Account acme;
    private Account bravo;

    @BeforeAll
    void open() {
        acme = account("acme", "0.00");
        bravo = account("bravo", "0.00");
        imported("02.xml", sample("camt-053-02-batch.xml", acme, bravo));
        imported("04.xml", sample("camt-053-04-reversal.xml", acme, bravo));
        imported("06.xml", sample("camt-053-06-charges.xml", acme, bravo));
        imported("08.xml", sample("camt-053-08-parties.xml", acme, bravo));
    }

    @Test
    void rule27_everyEntryEndsWhereItBelongs() {
        var ended = jdbc().sql("""
            select coalesce(servicer_reference, '-') || ' ' || amount_minor || ' ' || state
              || coalesce(' ' || case when state = 'DESK' then desk_because end, '')
              || coalesce(' ' || account_id, '') as said from bank_entry order by entry_id\
            """).query(String.class).list();
        assertThat(ended)
                .containsExactlyInAnyOrder(
                        "BATCH-77 10000 CREDITED acme",
                        "BATCH-77 20000 CREDITED bravo",
                        "BATCH-77 30000 DESK NO_REFERENCE",
                        "- 3200 LISTED",
                        "USD-1 4000 DESK WRONG_CURRENCY",
                        "R-CREDIT 8000 CREDITED acme",
                        "R-REVERSAL 8000 TAKEN_BACK acme",
                        "R-UNKNOWN 4400 DESK ORIGINAL_UNKNOWN",
                        "RETURN-OF-OURS 1200 DESK RETURNED_TO_US",
                        "ONE-CHARGED 9850 CREDITED acme",
                        "BATCH-CHARGED 4800 CREDITED acme",
                        "BATCH-CHARGED 9700 CREDITED bravo",
                        "BATCH-UNCLEAR 700 DESK BATCH_UNCLEAR",
                        "PTY-1 6000 CREDITED acme",
                        "- 6100 DESK TWO_ACCOUNTS",
                        "- 500 CREDITED bravo",
                        "- 500 CREDITED bravo",
                        "- 6200 DESK NO_REFERENCE");
        assertThat(wallet(acme).balance()).isEqualTo(cny("306.50"));
        assertThat(wallet(bravo).balance()).isEqualTo(cny("307.00"));
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void rule27_theSameAgainChangesNothing() {
        var before = everything();
        var same = load(file("again.xml", sample("camt-053-02-batch.xml", acme, bravo)))
                .orThrow();
        assertThat(same.again()).isTrue();
        // Another file with the same statement: other blanks, so another hash.
        var other = imported(
                "other.xml", sample("camt-053-02-batch.xml", acme, bravo).replace("\n  ", "\n"));
        assertThat(other.again()).isFalse();
        assertThat(other.file().fresh()).isZero();
        // Another statement of a longer period, with the same entries and one more.
        var longer = sample("camt-053-08-parties.xml", acme, bravo)
                .replace("2026-044", "2026-045")
                .replace("</Stmt>", in("LATER", "1.00", "later").replace("\n", " ") + "</Stmt>");
        assertThat(imported("longer.xml", longer).file().fresh()).isOne();
        assertThat(everything()).isEqualTo(before.replace("18 entries", "19 entries"));
    }

    @Test
    void rule27_whatDoesNotAddUpIsSaid() {
        assertThat(bean(Statements.class).latest(20))
                .filteredOn(statement -> statement.difference().isPresent())
                .extracting(statement -> statement.bankAccount() + " " + statement.number() + " "
                        + statement.difference().get())
                .contains("571900000032901 2026-041 10.00 USD", "571900000010902 2026-043 -0.50 CNY")
                .hasSize(2);
    }

    @Test
    void rule27_theDeskSuggestsWhomItMayBe() {
        var cases = bean(Desk.class).cases(50);
        assertThat(cases.stream()
                        .filter(waiting -> waiting.entry().atDesk().orElseThrow() == Why.TWO_ACCOUNTS)
                        .map(this::why))
                .containsExactly(List.of("acme [REFERENCE, PAYER_ACCOUNT]", "bravo [REFERENCE]"));
        assertThat(cases.stream()
                        .filter(waiting -> waiting.entry().amount().equals(cny("62.00")))
                        .map(this::why))
                .containsExactly(List.of("acme [PAYER_ACCOUNT]"));
        assertThat(cases.stream()
                        .filter(waiting -> waiting.entry().atDesk().orElseThrow() == Why.WRONG_CURRENCY)
                        .flatMap(waiting -> waiting.suggestions().stream())
                        .map(Suggestion::possible))
                .containsExactly(false);
    }

    private String everything() {
        return jdbc().sql("""
            select (select count(*) from bank_entry) || ' entries, ' || (select count(*) from bank_receipt)
              || ' receipts, ' || (select sum(balance_minor) from wallet) || ' in wallets, '
              || (select count(*) from journal) || ' journal rows'\
            """).query(String.class).single();
    }
}
