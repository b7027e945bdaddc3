package dev.perennial.webhook;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Outcome;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

/** Which addresses an endpoint may have. Any port will do: what is private is refused by where it leads. */
final class UrlRule {
    private static final int LENGTH_MAX = 2_000;

    private UrlRule() {}

    /**
     * As it is sent to: the scheme in small letters, everything in ASCII.
     *
     * @param privateToo whether plain HTTP and private addresses are allowed
     */
    static Outcome<URI> read(String typed, boolean privateToo) {
        var facts = Map.of("url", typed.length() > 100 ? typed.substring(0, 100) + "…" : typed);
        URI url;
        try {
            url = new URI(typed.strip());
        } catch (URISyntaxException none) {
            return refused(WebhookRefusal.WEBHOOK_URL_INVALID, facts);
        }
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean sound = typed.length() <= LENGTH_MAX
                && (scheme.equals("https") || scheme.equals("http"))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getPort() <= 65_535
                && url.getPort() != 0;
        if (!sound) return refused(WebhookRefusal.WEBHOOK_URL_INVALID, facts);
        if (scheme.equals("http") && !privateToo) return refused(WebhookRefusal.WEBHOOK_URL_PLAIN, facts);
        if (!privateToo && isPrivateByName(url.getHost())) {
            return refused(WebhookRefusal.WEBHOOK_URL_PRIVATE, facts);
        }
        return Outcome.done(URI.create(scheme + url.toASCIIString().substring(scheme.length())));
    }

    /** What a name leads to is seen when it is sent there, each time; what is written as an address is seen at once. */
    private static boolean isPrivateByName(String host) {
        if (host.equalsIgnoreCase("localhost") || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) return true;
        try {
            return AddressRule.isRefused(InetAddress.ofLiteral(host.replaceAll("^\\[|\\]$", "")));
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
