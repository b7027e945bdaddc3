package dev.perennial.order;

import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.Locale;

/**
 * Who goes to a gateway's page to pay.
 *
 * @param language the page's
 */
public record Payer(Actor actor, Locale language, Instant now) {}
