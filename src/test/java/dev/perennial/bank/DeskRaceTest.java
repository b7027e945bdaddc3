package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.audit.Audits;
import dev.perennial.kernel.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 27: operators who act on the same money at the same moment move it once. */
class DeskRaceTest extends BankScene {
    private static final int ROUNDS = 4;

    @Test
    void rule27_anEntryIsCreditedOnceByManyAtOnce() throws InterruptedException {
        var acme = account("acme", "0.00");
        imported("race.xml", camt("R1", in("R1", "20.00", "thanks")));
        var entry = entry("R1").id();
        Callable<Outcome<BankEntry>> credit =
                () -> bean(Desk.class).credit(entry, acme.id(), Optional.empty(), FINANCE, because("theirs"), now());
        assertThat(said(List.of(credit, credit, credit, credit)))
                .containsExactlyInAnyOrder("CREDITED", "ENTRY_SETTLED", "ENTRY_SETTLED", "ENTRY_SETTLED");
        assertThat(wallet(acme).balance()).isEqualTo(cny("20.00"));
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void rule27_anEntryIsTakenBackOnceByTwoReversalsAtOnce() throws InterruptedException {
        var bravo = account("bravo", "500.00");
        for (int n = 0; n < ROUNDS; n++) {
            var name = "B" + n;
            imported(
                    name + ".xml", camt(name, in(name, "30.00", reference(bravo).value())));
            imported(name + "-back.xml", camt(name + "-back", back(name + "-1"), back(name + "-2")));
            var original = entry(name).id();
            var acts = List.of(name + "-1", name + "-2").stream()
                    .map(key -> entry(key).id())
                    .<Callable<Outcome<BankEntry>>>map(
                            id -> () -> bean(Desk.class).takeBack(id, original, FINANCE, because("back"), now()))
                    .toList();
            assertThat(said(acts)).containsExactlyInAnyOrder("TAKEN_BACK", "ORIGINAL_TAKEN_BACK");
            assertThat(wallet(bravo).balance()).isEqualTo(cny("500.00"));
        }
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    private static String back(String key) {
        return entry(key, "30.00", "DBIT", "<RvslInd>true</RvslInd>", "back");
    }

    private static List<String> said(List<Callable<Outcome<BankEntry>>> acts) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var all = threads.invokeAll(acts);
            return IntStream.range(0, acts.size())
                    .mapToObj(n -> said(all.get(n)))
                    .toList();
        }
    }

    private static String said(Future<Outcome<BankEntry>> act) {
        return switch (act.state()) {
            case SUCCESS ->
                switch (act.resultNow()) {
                    case Outcome.Done<BankEntry>(var entry) -> entry.state().name();
                    case Outcome.Refused<BankEntry>(var why, var facts) -> why.name();
                };
            default -> act.exceptionNow().toString();
        };
    }
}
