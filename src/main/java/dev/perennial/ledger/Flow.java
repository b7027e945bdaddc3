package dev.perennial.ledger;

import java.util.List;

/**
 * Some of the money that came into a wallet, and what of it went out again: each with its place in the line of all money
 * that ever came in, in minor units, of which the oldest goes first. What a credit line paid was never in that line.
 *
 * @param in the newest first
 * @param out all that went out of these, the oldest first
 */
public record Flow(List<In> in, List<Out> out) {
    /** @param from where its money begins: it ends there plus its amount */
    public record In(Transfer entry, long from) {
        public long to() {
            return from + entry.amount().minor();
        }
    }

    /** From here to there it took. */
    public record Out(Transfer entry, long from, long to) {}
}
