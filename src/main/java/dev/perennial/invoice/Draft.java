package dev.perennial.invoice;

import dev.perennial.kernel.Money;
import dev.perennial.order.Sold;
import java.util.List;
import java.util.UUID;

/** What one billing entity's paper is to say, before it is one: the lines of orders, each with its part of the gross. */
public record Draft(String entity, List<Line> lines) {

    public record Line(UUID order, int orderLine, Sold sold, Money gross) {}

    public Draft {
        lines = List.copyOf(lines);
    }

    public Money gross() {
        return lines.stream().map(Line::gross).reduce(Money::plus).orElseThrow();
    }
}
