package dev.perennial.notice;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A message on its way through a carrier.
 *
 * @param message its id, the same at every try
 * @param name the recipient's own, as letters address them
 * @param unsubscribe where one click ends messages of this kind; empty where all of it must be told
 */
public record Parcel(
        UUID message,
        Channel channel,
        String recipient,
        String name,
        Locale language,
        Written written,
        Optional<URI> unsubscribe) {}
