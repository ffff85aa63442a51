package dev.marquee.notification.webhook.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which IP addresses are of the public internet, after the IANA registries of special-purpose
 * addresses. Of IPv6 only global unicast is, less what wraps or translates IPv4 addresses: through
 * 6to4, Teredo, ISATAP or NAT64 a packet would come out anywhere.
 */
final class PublicAddresses {

    /** So many leading bits of these bytes. */
    private record Block(int bits, int... bytes) {

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                var wanted = bit / 8 < bytes.length ? bytes[bit / 8] : 0;
                if ((address[bit / 8] & mask) != (wanted & mask)) return false;
            }
            return true;
        }
    }

    private static final List<Block> NOT_PUBLIC_V4 =
            List.of(
                    new Block(8, 0), // this network
                    new Block(8, 10), // private
                    new Block(10, 100, 64), // carriers' NAT
                    new Block(8, 127), // loopback
                    new Block(16, 169, 254), // link-local, clouds' metadata
                    new Block(12, 172, 16), // private
                    new Block(24, 192, 0, 0), // protocol assignments
                    new Block(24, 192, 0, 2), // documentation
                    new Block(24, 192, 88, 99), // 6to4 relays
                    new Block(16, 192, 168), // private
                    new Block(15, 198, 18), // benchmarks
                    new Block(24, 198, 51, 100), // documentation
                    new Block(24, 203, 0, 113), // documentation
                    new Block(4, 224), // multicast
                    new Block(4, 240)); // reserved, broadcast

    private static final Block GLOBAL_V6 = new Block(3, 0x20);

    private static final List<Block> NOT_PUBLIC_V6 =
            List.of(
                    new Block(23, 0x20, 0x01, 0x00), // protocol assignments, Teredo
                    new Block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
                    new Block(16, 0x20, 0x02), // 6to4
                    new Block(20, 0x3f, 0xff)); // documentation

    private PublicAddresses() {}

    /** Whether the address can only be somebody's on the internet. */
    static boolean include(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address)
            return NOT_PUBLIC_V4.stream().noneMatch(block -> block.contains(bytes));
        return GLOBAL_V6.contains(bytes)
                && NOT_PUBLIC_V6.stream().noneMatch(block -> block.contains(bytes))
                && !isIsatap(bytes);
    }

    /** An interface id of ISATAP: ::0:5efe:a.b.c.d or ::200:5efe:a.b.c.d. */
    private static boolean isIsatap(byte[] address) {
        return (address[8] == 0 || address[8] == 2)
                && address[9] == 0
                && address[10] == 0x5e
                && address[11] == (byte) 0xfe;
    }
}
