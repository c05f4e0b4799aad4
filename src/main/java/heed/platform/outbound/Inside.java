package heed.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which network addresses belong to this machine, its network or nobody, and so are never called for somebody else. */
final class Inside {
    /** Networks beside those that {@link InetAddress} knows by name: shared, reserved, for documents and for measuring. */
    private static final List<Net> RESERVED = List.of(new Net(0, 8), new Net(100 << 24 | 64 << 16, 10), new Net(192 << 24, 24),
            new Net(192 << 24 | 2 << 8, 24), new Net(192 << 24 | 88 << 16 | 99 << 8, 24), new Net(198 << 24 | 18 << 16, 15),
            new Net(198 << 24 | 51 << 16 | 100 << 8, 24), new Net(203 << 24 | 113 << 8, 24), new Net(240 << 24, 4));

    private record Net(int base, int bits) {
        boolean holds(int address) {
            return (address ^ base) >>> 32 - bits == 0;
        }
    }

    private Inside() {}

    static boolean is(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            int number = number(bytes, 0);
            return RESERVED.stream().anyMatch(net -> net.holds(number));
        }
        int first = number(bytes, 0) >>> 16;
        int second = number(bytes, 0) & 0xffff;
        if (first == 0x2002) {
            return is(four(bytes, 2));
        }
        if (first == 0x64 && second == 0xff9b) {
            return is(four(bytes, 12));
        }
        boolean unique = first >>> 9 == 0xfc00 >>> 9;
        boolean tunnelOrDocument = first == 0x2001 && (second == 0 || second == 0xdb8);
        boolean oldFour = number(bytes, 0) == 0 && number(bytes, 4) == 0;
        return unique || tunnelOrDocument || oldFour;
    }

    private static int number(byte[] bytes, int from) {
        return (bytes[from] & 0xff) << 24 | (bytes[from + 1] & 0xff) << 16 | (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
