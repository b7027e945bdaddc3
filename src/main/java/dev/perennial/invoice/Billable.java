package dev.perennial.invoice;

import dev.perennial.kernel.Money;
import dev.perennial.order.Sold;
import java.time.Instant;
import java.util.UUID;

/**
 * A paid line of which something can be invoiced.
 *
 * @param item what it bought a term of, by name
 * @param sold what its invoice says
 * @param left what of its cash was not refunded and is not on papers
 */
public record Billable(UUID order, int line, String item, Instant paidAt, Sold sold, Money left) {}
