package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The network from which a request comes, as one client that limits count: an IPv4 address, or the first 64 bits of an IPv6
 * address, because a household or a server has all addresses with these 64 bits. What is no address is one client, whatever it is.
 */
public final class ClientAddress {

    /** The key of everything that is no address. */
    static final String NONE = "none";

    private static final int HALF = 8;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private ClientAddress() {}

    /** The client of a request; behind a proxy, what the proxy tells if the configuration trusts it. */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        var plain = address.split("%", 2)[0];
        if (V4.matcher(plain).matches()) {
            return plain;
        }
        return plain.contains(":") && V6.matcher(plain).matches() ? ofV6(plain) : NONE;
    }

    /** An IPv4 address within an IPv6 address is that IPv4 address. A text with a colon is never looked up as a name. */
    private static String ofV6(String plain) {
        try {
            var address = InetAddress.getByName(plain);
            var bytes = address.getAddress();
            if (bytes.length < 2 * HALF) {
                return address.getHostAddress();
            }
            Arrays.fill(bytes, HALF, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException notAnAddress) {
            return NONE;
        }
    }
}
