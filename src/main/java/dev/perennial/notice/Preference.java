package dev.perennial.notice;

import java.util.UUID;

/**
 * What a contact said about a kind of notice on a channel.
 *
 * @param product of one product, or {@link #ALL_PRODUCTS}; the one counts before the other
 */
public record Preference(UUID contact, NoticeKind kind, String product, Channel channel, boolean wanted) {
    public static final String ALL_PRODUCTS = "*";
}
