package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import java.time.Instant;

/**
 * Money that is to be there before a try.
 *
 * @param by the instant of the try it is needed for
 * @param amount what is needed for the tries of that instant
 * @param sum what is needed up to and with them
 */
public record TopUp(Instant by, Money amount, Money sum) {}
