package dev.perennial.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Words;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineStoryTest extends Scene {
    private static final Words ENGLISH = new Words(Locale.ENGLISH, SHANGHAI);
    private static final Words CHINESE = new Words(Locale.SIMPLIFIED_CHINESE, SHANGHAI);

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @BeforeEach
    void begin() {
        startAt(start());
    }

    @Test
    void rule34AnItemThatIsCoveredSaysWhenItIsRenewedAndForHowMuch() {
        var acme = account("acme", "2000.00");
        item("dms-1", acme, "dms", "standard", "2026-03-20", Mode.AUTO, "P3M");

        assertThat(answer("dms-1"))
                .matches("It will be renewed on 2026-03-11 08:00 for [\\d,.]+ CNY \\(3 months\\): the balance covers"
                        + " it\\.");
        assertThat(coming("dms-1"))
                .anyMatch(line ->
                        line.matches("2026-03-11 08:00 Will be renewed for .* New expiration: 2026-06-20 00:00\\."))
                .contains(
                        "2026-03-18 08:00 Will be tried for the last time.",
                        "2026-03-20 00:00 The item stops. Its data are kept for now.");

        runTo(at("2026-03-12 00:00"));

        assertThat(past("dms-1"))
                .anyMatch(line ->
                        line.matches("2026-03-11 08:00 Renewed automatically for 3 months: [\\d,.]+ CNY, from the"
                                + " balance\\. New expiration: 2026-06-20 00:00\\."));
        assertThat(answer("dms-1")).startsWith("It will be renewed on 2026-06-11 08:00");
    }

    @Test
    void rule34AnItemThatIsShortSaysWhatIsMissingAndWhatToDo() {
        var poor = account("poor", "10.00");
        item("dms-2", poor, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        assertThat(answer("dms-2"))
                .startsWith("It cannot be renewed on 2026-03-11 08:00")
                .contains("Top up");

        runTo(at("2026-03-12 09:00"));

        assertThat(answer("dms-2")).contains("on 2026-03-13 08:00", "Last try, on 2026-03-12 08:00: Not renewed: of ");
        assertThat(past("dms-2"))
                .anyMatch(line -> line.contains("Tried again on 2026-03-12 08:00, or as soon as money arrives."));
        runTo(at("2026-03-19 09:00"));
        assertThat(answer("dms-2"))
                .startsWith("Automatic renewal is over for this term. Renew it by hand before 2026-03-20");
        assertThat(past("dms-2")).anyMatch(line -> line.endsWith("That was the last try: renew by hand."));
        runTo(at("2026-04-20 09:00"));
        assertThat(answer("dms-2")).startsWith("It was deleted for good on ").contains("were missing");
        assertThat(coming("dms-2")).isEmpty();
    }

    @Test
    void whatComesFirstSpendsFirst() {
        var two = account("two", "100.00");
        var monthly = bean(dev.perennial.catalog.Catalogs.class)
                .current()
                .product("dms")
                .price("standard", Period.parse("P1M"), CNY)
                .orElseThrow();
        topUp(two, monthly.minus(cny("100.00")).max(cny("0.01")).decimal());
        item("first", two, "dms", "standard", "2026-03-18", Mode.AUTO, "P1M");
        item("second", two, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");

        assertThat(standing("first")).isEqualTo(Standing.RENEW);
        assertThat(standing("second")).isEqualTo(Standing.SHORT);
    }

    @Test
    void rule23WhatItNeedsEndsFirst() {
        var owner = account("owner", "0.00");
        item("example.com", owner, "domain", "com", "2026-03-20", Mode.MANUAL, null);
        var box = new Item("mail", "standard", "box", Billing.SUBSCRIPTION, day("2025-03-25"), null, "example.com");
        item("box", owner, box, "2026-04-25", Mode.MANUAL, null);

        assertThat(answer("box"))
                .startsWith("Nothing renews it by itself.")
                .endsWith(
                        "It does not work without example.com, which ends first, on 2026-03-20 00:00: renew that too.");
        assertThat(coming("box")).contains("2026-03-20 00:00 Its example.com ends, and it does not work without that.");
    }

    @Test
    void everyModeAndEveryStandstillHasItsAnswer() {
        var plain = account("plain", "5000.00");
        item("by-hand", plain, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        item("ending", plain, "dms", "standard", "2026-03-20", Mode.NONE, null);
        assertThat(answer("by-hand")).contains("2026-03-20 00:00", "2026-03-27 00:00");
        assertThat(answer("ending")).startsWith("It is set not to be renewed");

        bean(Orders.class)
                .place(
                        List.of(new Wish(new Subscription.Id("by-hand"), Period.parse("P1M"))),
                        customer(plain.id()),
                        now())
                .orThrow();
        assertThat(standing("by-hand")).isEqualTo(Standing.ORDER_UNPAID);
        assertThat(answer("by-hand")).contains("waits to be paid until 2026-03-08 09:00");
        assertThat(coming("by-hand")).anyMatch(line -> line.contains("lapses"));

        bean(Renewals.class)
                .setMode(new Subscription.Id("ending"), Mode.AUTO, Period.parse("P1Y"), customer(plain.id()), now())
                .orThrow();
        assertThat(past("ending")).last().asString().contains("Automatic renewal was turned on: 1 year each time, at ");
        assertThat(bean(Timelines.class).of(new Subscription.Id("nobody"), Actor.COMMAND_LINE, now()))
                .isEqualTo(Outcome.refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND));
    }

    @Test
    void allOfItIsSaidInChineseToo() {
        var poor = account("qian", "10.00");
        item("dms-zh", poor, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(at("2026-04-20 09:00"));
        var timeline = timeline("dms-zh");
        assertThat(CHINESE.say(timeline.answer())).startsWith("因无人及时续费，已于 ").doesNotContain("{", "journal.");
        assertThat(timeline.past())
                .hasSizeGreaterThan(10)
                .allSatisfy(entry ->
                        assertThat(CHINESE.say(entry.sentences())).doesNotContain("{", "@", "journal.", "timeline."));
    }

    private Timeline timeline(String id) {
        return bean(Timelines.class)
                .of(new Subscription.Id(id), Actor.COMMAND_LINE, now())
                .orThrow();
    }

    private Standing standing(String id) {
        return timeline(id).standing();
    }

    private String answer(String id) {
        return ENGLISH.say(timeline(id).answer());
    }

    private List<String> past(String id) {
        return lines(timeline(id).past());
    }

    private List<String> coming(String id) {
        return lines(timeline(id).coming());
    }

    private static List<String> lines(List<Entry> entries) {
        return entries.stream()
                .map(entry -> ENGLISH.instant(entry.at()) + " " + ENGLISH.say(entry.sentences()))
                .toList();
    }
}
