package dev.perennial.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The audit finds what the constraints cannot forbid, and what they would have forbidden had they not been lost. Every
 * breach is planted in a transaction that is rolled back.
 */
class AuditsTest extends Busy {
    @BeforeAll
    void begin() {
        everythingHappens();
    }

    @Test
    void whereNothingIsWrongNothingIsFound() {
        assertThat(audit()).isEmpty();
    }

    @Test
    void aBreachNamesTheRowsOfItAndCountsThemAll() {
        var found = after(List.of(
                "update wallet set balance_minor = balance_minor + 7 where account_id = 'poor'",
                "update wallet set balance_minor = balance_minor + 7 where account_id = 'rich'"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().count()).isEqualTo(2);
        assertThat(found.getFirst().rows())
                .containsExactlyInAnyOrder(
                        "wallet poor: balance 1007, entries 1000",
                        "wallet rich: balance %s, entries %s".formatted(balanceOfRich() + 7, balanceOfRich()));
    }

    @ParameterizedTest
    @MethodSource({
        "dev.perennial.audit.PlantedInvoices#all",
        "dev.perennial.audit.PlantedMoney#all",
        "dev.perennial.audit.PlantedPayments#all",
        "dev.perennial.audit.PlantedTransfers#all",
        "dev.perennial.audit.PlantedTopUps#all",
        "dev.perennial.audit.PlantedRefunds#all",
        "dev.perennial.audit.PlantedGifts#all",
        "dev.perennial.audit.PlantedPayouts#all",
        "dev.perennial.audit.PlantedTerms#all",
        "dev.perennial.audit.PlantedRecords#all"
    })
    void aBreachIsNamed(Planted planted) {
        var found = after(planted.statements());
        assertThat(found).extracting(Breach::law).containsOnly(planted.law());
        assertThat(found).extracting(Breach::what).contains(planted.what());
        assertThat(found).allSatisfy(breach -> assertThat(breach.rows()).isNotEmpty());
    }

    private long balanceOfRich() {
        return jdbc().sql("select balance_minor from wallet where account_id = 'rich'")
                .query(Long.class)
                .single();
    }

    private List<Breach> after(List<String> statements) {
        return transaction().execute(status -> {
            // An event holds its journal row fast: a row can be lost only where that key was lost before.
            jdbc().sql("alter table event drop constraint event_bucket_account_id_journal_id_fkey")
                    .update();
            statements.forEach(statement -> jdbc().sql(statement).update());
            status.setRollbackOnly();
            return audit();
        });
    }
}
