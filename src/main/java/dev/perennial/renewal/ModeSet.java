package dev.perennial.renewal;

import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;

/**
 * How an item is to be renewed now.
 *
 * @param before the item as it was
 * @param firstTry the next automatic try; empty where there will be none
 * @param tooSoon whether automatic renewal was turned on too late for this expiration (rule 1)
 */
public record ModeSet(Subscription before, Subscription subscription, Optional<Instant> firstTry, boolean tooSoon) {}
