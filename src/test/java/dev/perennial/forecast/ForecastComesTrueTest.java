package dev.perennial.forecast;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule 35: what is foreseen of a year is what then happens, to the instant and the fen. More customers:
 * {@code mvn test -Dtest=ForecastComesTrueTest -Dperennial.seeds=100}.
 */
class ForecastComesTrueTest extends Fates {

    static LongStream seeds() {
        var more = LongStream.generate(new Random()::nextLong).limit(Integer.getInteger("perennial.seeds", 1));
        return LongStream.concat(LongStream.rangeClosed(1, 6), more);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rule35WhatIsForeseenIsWhatHappens(long seed) {
        System.out.println("ForecastComesTrueTest runs with seed " + seed);
        var accounts = begin(seed);
        var until = now().plus(YEAR);
        var foreseen = new HashMap<Account, Forecast>();
        var before = new HashMap<Account, Map<Subscription.Id, Subscription>>();
        var realities = new HashMap<Account, Reality>();
        for (var account : accounts) {
            realities.put(account, watch(account));
            before.put(account, items(account));
            foreseen.put(account, forecast(account, until));
        }

        runTo(until);

        for (var account : accounts) {
            var forecast = foreseen.get(account);
            var about = account.id() + " of seed " + seed;
            assertThat(forecast.complete()).isTrue();
            assertThat(Reality.told(forecast.happenings()))
                    .as(about)
                    .isEqualTo(realities.get(account).lines());
            assertThat(forecast.after()).as(about).isEqualTo(wallet(account));
            var expected = new HashMap<>(before.get(account));
            forecast.items().values().forEach(item -> expected.put(item.id(), unreminded(item)));
            assertThat(items(account)).as(about).isEqualTo(expected);
            var left = coupons(account);
            forecast.coupons()
                    .forEach(coupon ->
                            assertThat(left.get(coupon.id())).as(about).isEqualTo(coupon.remaining()));
        }
    }

    private Map<Subscription.Id, Subscription> items(Account account) {
        return bean(Subscriptions.class).of(account.id()).stream()
                .map(Fates::unreminded)
                .collect(toMap(Subscription::id, Function.identity()));
    }

    private Map<Coupon.Id, Long> coupons(Account account) {
        return bean(Coupons.class).of(bean(Accounts.class).bucketOf(account.id()), account.id()).stream()
                .collect(toMap(Coupon::id, Coupon::remaining));
    }
}
