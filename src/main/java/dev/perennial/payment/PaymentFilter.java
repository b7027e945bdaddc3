package dev.perennial.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which payments of an account are asked for; null asks for all.
 *
 * @param order those begun for this order
 */
public record PaymentFilter(
        Payment.@Nullable State state, @Nullable UUID order) {}
