package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.subscription.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charges of which nothing is heard: the money may have moved or not, and nothing else is charged until that is known. */
class UnheardChargesTest extends TillScene {

    @Test
    void aChargeNobodyHearsOfBlocksAnotherAndIsFoundPaidLater() {
        var account = agreed("unheard", "10.00", "1000.00");
        item("unheard-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.answers.add(Till.Answer.UNHEARD);
        catchUp(at("2026-03-11 08:00"));

        assertThat(attempts("unheard-1")).containsExactly("AWAITING_TOP_UP");
        assertThat(failures("unheard-1")).isEmpty();
        assertThat(outcomes(account)).containsExactly("OPEN");
        catchUp(at("2026-03-11 08:20"));

        assertThat(attempts("unheard-1")).containsExactly("AWAITING_TOP_UP", "RENEWED");
        assertThat(till.taken(account)).hasSize(1);
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertLaws();
    }

    @Test
    void aChargeNobodyHearsOfIsToldOnceItIsFoundDeclined() {
        var account = agreed("silent", "10.00", "1000.00");
        item("silent-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.answers.addAll(List.of(Till.Answer.SILENT, Till.Answer.BROKEN, Till.Answer.DECLINED));
        catchUp(at("2026-03-11 08:00"));
        catchUp(at("2026-03-11 08:30"));
        assertThat(failures("silent-1")).isEmpty();
        catchUp(at("2026-03-11 10:00"));

        assertThat(till.calls(account))
                .hasSize(3)
                .containsOnly(till.calls(account).getFirst());
        assertThat(attempts("silent-1")).containsExactly("AWAITING_TOP_UP", "INSUFFICIENT_BALANCE");
        assertThat(failures("silent-1")).hasSize(1);
        assertThat(till.taken(account)).isEmpty();
        assertLaws();
    }

    @Test
    void noFurtherTryChargesWhileTheFateIsUnknownNotEvenAfterTheLastOne() {
        var account = agreed("long", "10.00", "1000.00");
        item("long-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.otherwise = () -> Till.Answer.BROKEN;
        // Once the gateway may have forgotten what it was asked to charge, it is asked what it knows.
        catchUp(at("2026-03-18 08:00"));
        assertThat(attempts("long-1")).containsExactly("AWAITING_TOP_UP");
        assertThat(item("long-1").due().tryAt()).isNull();
        assertLaws();
        till.otherwise = () -> Till.Answer.PAID;
        catchUp(at("2026-03-18 09:00"));
        assertThat(attempts("long-1")).endsWith("RENEWED");
        assertThat(item("long-1").life().expiresAt()).isEqualTo(day("2026-04-20"));
        assertThat(till.taken(account)).hasSize(1);
        assertLaws();
    }

    @Test
    void whatTheGatewayNeverHeardOfIsGivenUpAfterADay() {
        var account = agreed("forgotten", "10.00", "1000.00");
        item("forgotten-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.otherwise = () -> Till.Answer.BROKEN;
        catchUp(at("2026-03-11 08:00"));
        catchUp(at("2026-03-12 07:00"));
        assertThat(outcomes(account)).containsExactly("LEFT");
        assertThat(attempts("forgotten-1")).containsExactly("AWAITING_TOP_UP", "INSUFFICIENT_BALANCE");
        assertThat(failures("forgotten-1").getFirst()).containsEntry("top_up", "TOP_UP_STOPPED");
        assertLaws();
    }

    @Test
    void killedBetweenChargeAndRecordItIsChargedOnce() {
        var account = agreed("killed", "10.00", "1000.00");
        item("killed-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.after = () -> {
            till.after = () -> {};
            throw new ProcessEnds();
        };
        try {
            catchUp(at("2026-03-11 08:00"));
        } catch (ProcessEnds ended) {
            assertThat(till.taken(account)).hasSize(1);
        }
        assertThat(outcomes(account)).containsExactly("OPEN");
        catchUp(at("2026-03-11 08:06"));
        assertThat(attempts("killed-1")).endsWith("RENEWED");
        assertThat(till.taken(account)).containsExactly(cny("289.00"));
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertLaws();
    }

    @Test
    void moneyThatArrivesMeanwhileRenewsAndTheChargeStaysInTheWallet() {
        var account = agreed("meanwhile", "10.00", "1000.00");
        item("meanwhile-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        till.answers.add(Till.Answer.UNHEARD);
        catchUp(at("2026-03-11 08:00"));
        topUp(account, "300.00");
        assertThat(attempts("meanwhile-1")).endsWith("RENEWED");
        catchUp(at("2026-03-11 09:00"));
        assertThat(wallet(account).balance()).isEqualTo(cny("300.00"));
        assertThat(outcomes(account)).containsExactly("PAID");
        assertLaws();
    }

    /** The process ends here: nothing after it happens. */
    private static final class ProcessEnds extends Error {
        private static final long serialVersionUID = 1;
    }
}
