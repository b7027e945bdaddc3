package dev.perennial.listing;

/**
 * An item's place among the account's items that a charge is still to come for, whether or not it is one of them.
 *
 * @param before how many come before it
 * @param others how many there are beside it
 */
public record Turn(int before, int others) {}
