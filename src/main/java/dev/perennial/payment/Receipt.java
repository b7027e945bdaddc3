package dev.perennial.payment;

import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One success at a gateway: it becomes exactly one top-up.
 *
 * @param amount what was taken, which need not be what was asked
 * @param reference the gateway's own number of it
 * @param kept the way to pay, where the customer let it be kept
 */
public record Receipt(Money amount, Instant at, String reference, Optional<KeptMethod> kept) {}
