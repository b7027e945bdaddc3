package dev.perennial.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import dev.perennial.payment.TopUps;
import dev.perennial.renewal.Attempt;
import dev.perennial.subscription.Mode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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

    /** Money wakes what waits for it, and what is woken cannot wait for a coupon that would have come before its turn. */
    @Test
    void rule35WhatTheMoneyWakesIsReckonedWith() {
        var owner = waiting("alone");
        var funding = forecast(owner, at("2026-03-06 09:00")).funding();
        assertThat(funding.schedule()).containsExactly(new TopUp(at("2026-03-04 08:00"), cny("199.00"), cny("199.00")));
        assertThat(funding.today()).isEqualTo(cny("299.00"));
        topUp(owner, "299.00");
        assertThat(attempts("alone-db").getLast()).isEqualTo(Attempt.RENEWED);

        var both = waiting("both");
        item("both-site", both, "hosting", "basic", "2026-03-09", Mode.AUTO, "P1M");
        funding = forecast(both, at("2026-03-06 09:00")).funding();
        assertThat(funding.schedule()).containsExactly(new TopUp(at("2026-03-04 06:30"), cny("319.00"), cny("319.00")));
        assertThat(funding.today()).isEqualTo(cny("319.00"));
        var reality = watch(both);
        moveTo(at("2026-03-04 06:30"));
        topUp(both, "319.00");
        runTo(at("2026-03-06 09:00"));
        assertThat(reality.lines()).isEqualTo(Reality.told(funding.happenings()));
        assertThat(wallet(both).balance()).isEqualTo(cny("0.00"));
    }

    /** An account whose database waits for 299.00, while a coupon of 100.00 is valid from before its next try on. */
    private Account waiting(String name) {
        begin(1);
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(at("2026-03-02 09:07"));
        var owner = account(name, "0.00");
        item(name + "-db", owner, "dms", "standard", "2026-03-12", Mode.AUTO, "P1M");
        coupon(name + "-coupon", owner, "100.00", "2026-06-01", "dms");
        jdbc().sql("update coupon set valid_from = ?")
                .param(at("2026-03-04 07:00").atOffset(ZoneOffset.UTC))
                .update();
        runTo(at("2026-03-03 09:07"));
        assertThat(attempts(name + "-db")).containsExactly("INSUFFICIENT_BALANCE");
        return owner;
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
