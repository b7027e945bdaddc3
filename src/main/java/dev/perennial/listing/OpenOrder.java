package dev.perennial.listing;

import java.util.UUID;

/**
 * The order that stands open for an item: unpaid, or paid and waiting for the provider's yes.
 *
 * @param automatic whether automatic renewal made it
 */
public record OpenOrder(String item, UUID order, boolean awaitsProvider, boolean automatic) {}
