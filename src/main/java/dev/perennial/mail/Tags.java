package dev.perennial.mail;

import dev.perennial.kernel.Sha256;
import dev.perennial.link.Links;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A message's id as it travels in an address or a Message-ID: with the beginning of its signature, so that only who was
 * sent a message can say that it bounced. Case does not matter, since some servers change it.
 */
@Component
final class Tags {
    private static final int ID_DIGITS = 32;
    private static final int MAC_DIGITS = 12;

    static final int LENGTH = ID_DIGITS + 1 + MAC_DIGITS;

    private static final Pattern TAG =
            Pattern.compile("(?<![0-9a-f])([0-9a-f]{32})\\.([0-9a-f]{12})(?![0-9a-f])", Pattern.CASE_INSENSITIVE);

    private static final String PURPOSE = "bounce";

    private final UnaryOperator<String> signer;

    @Autowired
    Tags(Links links) {
        this(payload -> links.sign(PURPOSE, payload));
    }

    Tags(UnaryOperator<String> signer) {
        this.signer = signer;
    }

    String of(UUID message) {
        var id = HexFormat.of().toHexDigits(message.getMostSignificantBits())
                + HexFormat.of().toHexDigits(message.getLeastSignificantBits());
        return id + "." + mac(id);
    }

    /** The first message named here by a tag of ours. */
    Optional<UUID> in(String text) {
        return TAG.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .filter(found -> mac(found.group(1)).equals(found.group(2)))
                .map(Tags::id)
                .findFirst();
    }

    private static UUID id(MatchResult found) {
        var id = found.group(1);
        return new UUID(
                Long.parseUnsignedLong(id.substring(0, ID_DIGITS / 2), 16),
                Long.parseUnsignedLong(id.substring(ID_DIGITS / 2), 16));
    }

    /** Of digits only, in which case says nothing. */
    private String mac(String id) {
        return HexFormat.of().formatHex(Sha256.of(signer.apply(id))).substring(0, MAC_DIGITS);
    }
}
