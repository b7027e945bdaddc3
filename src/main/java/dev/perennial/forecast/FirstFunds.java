package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import java.util.Optional;

/**
 * Whether money will be there for the first charges of some items.
 *
 * @param available today
 * @param total what the first charges come to
 * @param topUp what is to be added by when, so that none of them fails
 * @param complete whether all of them could be foreseen
 */
public record FirstFunds(Money available, Money total, Optional<TopUp> topUp, boolean complete) {}
