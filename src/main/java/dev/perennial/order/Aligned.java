package dev.perennial.order;

/**
 * Rule 17: the day of the month that an item is brought to.
 *
 * @param day 1 to 28, or {@link AlignmentRule#LAST_DAY}
 * @param anchorBefore the day its terms kept before
 */
public record Aligned(int day, int anchorBefore) {}
