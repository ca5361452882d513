package dev.zenhook.accept;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads addresses, and never asks a name server: a text that is no address in full is none. */
final class IpAddress {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    /** What has these characters only, a colon among them and no dot first, Java reads as an address or not at all. */
    private static final Pattern LIKE_V6 = Pattern.compile("(?!\\.)[0-9A-Fa-f:.]{0,45}:[0-9A-Fa-f:.]{0,45}");

    private static final Pattern V4_AND_PORT = Pattern.compile("([0-9.]{7,15}):\\d{1,5}");
    private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+)](:\\d{1,5})?");

    private IpAddress() {}

    /** Null if it is none. An IPv4 address that is written as an IPv6 one is the IPv4 address. */
    static @Nullable InetAddress read(String text) {
        if (!V4.matcher(text).matches() && !LIKE_V6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException none) {
            return null;
        }
    }

    /** As proxies write it, some of them with the port. */
    static @Nullable InetAddress readForwarded(String text) {
        String plain = text.strip();
        var withPort = V4_AND_PORT.matcher(plain);
        var inBrackets = V6_IN_BRACKETS.matcher(plain);
        return read(withPort.matches() ? withPort.group(1) : inBrackets.matches() ? inBrackets.group(1) : plain);
    }

    /** Of a connection, as Tomcat tells it; one of the own link only has the name of the interface behind it. */
    static @Nullable InetAddress readPeer(@Nullable String text) {
        return text == null ? null : read(text.replaceFirst("%.*", ""));
    }
}
