package dev.perennial.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * What a name leads to, where something may be sent: asked once for each connection, which then goes to what was looked
 * at, so that a name which answers differently the second time leads nowhere.
 */
record OpenAddresses(boolean privateToo) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var all = InetAddress.getAllByName(host);
        for (var address : all) {
            if (!privateToo && AddressRule.isRefused(address)) {
                throw new UnknownHostException("the name leads into a private network");
            }
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
