package dev.perennial.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import dev.perennial.payment.TopUps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 35: whoever adds money as a forecast says has no automatic renewal fail for want of it. */
class FundingComesTrueTest extends Fates {

    static LongStream seeds() {
        var more = LongStream.generate(new Random()::nextLong).limit(Integer.getInteger("perennial.seeds", 1));
        return LongStream.concat(LongStream.rangeClosed(11, 12), more);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rule35TheScheduleOfTopUpsPreventsEveryFailureForMoney(long seed) {
        System.out.println("FundingComesTrueTest runs with seed " + seed);
        var accounts = begin(seed);
        var until = now().plus(YEAR);
        var foreseen = new HashMap<Account, Funding>();
        var realities = new HashMap<Account, Reality>();
        var stops = new TreeSet<Instant>();
        for (var account : accounts) {
            var funding = forecast(account, until).funding();
            foreseen.put(account, funding);
            realities.put(account, watch(account));
            funding.schedule().forEach(topUp -> stops.add(topUp.by()));
        }

        for (var stop : stops) {
            if (stop.isAfter(now())) {
                runTo(stop.minusSeconds(1));
                moveTo(stop);
            }
            foreseen.forEach((account, funding) -> funding.schedule().stream()
                    .filter(topUp -> topUp.by().equals(stop))
                    .forEach(topUp -> topUp(account, topUp.amount().decimal())));
        }
        runTo(until);

        for (var account : accounts) {
            var funding = foreseen.get(account);
            var lines = realities.get(account).lines();
            assertThat(shortages(lines)).as(account.id() + " of seed " + seed).isEmpty();
            assertThat(lines).isEqualTo(Reality.told(funding.happenings()));
            assertThat(wallet(account)).isEqualTo(funding.after());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rule35TheSingleTopUpTodayIsEnoughAndNotAFenTooMuch(long seed) {
        var today = new HashMap<String, Money>();
        for (var account : begin(seed)) {
            today.put(
                    account.id().value(),
                    forecast(account, now().plus(YEAR)).funding().today());
        }
        var enough = shortagesAfter(seed, today, 0);
        var fenLess = shortagesAfter(seed, today, 1);

        enough.forEach((account, shortages) ->
                assertThat(shortages).as(account + " of seed " + seed).isEmpty());
        fenLess.forEach((account, shortages) -> assertThat(shortages.isEmpty())
                .as(account + " of seed " + seed)
                .isEqualTo(today.get(account).isZero()));
    }

    private Map<String, List<String>> shortagesAfter(long seed, Map<String, Money> topUps, long less) {
        var realities = new HashMap<String, Reality>();
        for (var account : begin(seed)) {
            var id = account.id().value();
            realities.put(id, watch(account));
            var amount = Money.ofMinor(topUps.get(id).minor() - less, CNY);
            if (amount.isPositive()) {
                bean(TopUps.class)
                        .topUp(account.id(), amount.decimal(), customer(account.id()), now())
                        .orThrow();
            }
        }
        runTo(now().plus(YEAR));
        var shortages = new HashMap<String, List<String>>();
        realities.forEach((id, reality) -> shortages.put(id, shortages(reality.lines())));
        return shortages;
    }

    private static List<String> shortages(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("INSUFFICIENT_BALANCE"))
                .toList();
    }
}
