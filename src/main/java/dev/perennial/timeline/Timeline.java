package dev.perennial.timeline;

import dev.perennial.account.Account;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Said;
import dev.perennial.order.Order;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One item's story.
 *
 * @param answer why it is as it is, and what comes next
 * @param past what happened, oldest first
 * @param coming what will happen, soonest first
 * @param stations its life if nobody renews it, for its picture
 */
public record Timeline(
        Account account,
        Product product,
        Subscription item,
        Optional<Order> open,
        Optional<Subscription> needed,
        Instant now,
        Standing standing,
        List<Said> answer,
        List<Entry> past,
        List<Entry> coming,
        List<Station> stations) {}
