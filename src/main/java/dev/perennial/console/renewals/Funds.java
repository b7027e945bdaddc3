package dev.perennial.console.renewals;

import dev.perennial.forecast.TopUp;
import dev.perennial.kernel.Money;
import java.util.Optional;

/**
 * Whether money will be there for the first charges of a dialog.
 *
 * @param available today
 * @param total what the first charges come to
 * @param topUp what is to be added by when, so that none of them fails
 * @param complete whether all of them could be foreseen
 */
public record Funds(Money available, Money total, Optional<TopUp> topUp, boolean complete) {}
