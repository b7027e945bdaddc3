package dev.perennial.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * To which addresses of the network nothing is sent: this machine, its neighbours, the cloud's own services, and
 * whatever is not one place on the open network. Of version 6 that network is {@code 2000::/3} and no other, save for
 * addresses of version 4 within it, by NAT64 and 6to4, which are looked at as what they stand for.
 */
final class AddressRule {
    private static final List<Range> REFUSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "4000::/2",
                    "8000::/1")
            .map(Range::of)
            .toList();
    private static final Range NAT64 = Range.of("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final int V4_BYTES = 4;

    private AddressRule() {}

    static boolean isRefused(InetAddress address) {
        var bytes = address.getAddress();
        if (NAT64.holds(bytes)) return isRefused(v4(bytes, bytes.length - V4_BYTES));
        if (REFUSED.stream().anyMatch(range -> range.holds(bytes))) return true;
        return SIX_TO_FOUR.holds(bytes) && isRefused(v4(bytes, 2));
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + V4_BYTES));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("Indicates a bug: four bytes are an address", wrongLength);
        }
    }

    private record Range(byte[] first, int bits) {
        static Range of(String text) {
            var parts = text.split("/");
            return new Range(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            if (address.length != first.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) return false;
            }
            return true;
        }
    }
}
