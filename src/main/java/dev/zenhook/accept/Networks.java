package dev.zenhook.accept;

import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/** Addresses and networks, IPv4 and IPv6, as a setting lists them. */
record Networks(List<NetMask> masks) {
    /** @throws IllegalArgumentException if one is neither an address nor a network; host names are not looked up */
    static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::mask).toList());
    }

    boolean isEmpty() {
        return masks.isEmpty();
    }

    boolean contain(@Nullable InetAddress address) {
        return address != null && masks.stream().anyMatch(mask -> mask.matches(address));
    }

    static NetMask mask(String text) {
        if (IpAddress.read(text.split("/", 2)[0]) == null) {
            throw new IllegalArgumentException("Neither an address nor a network");
        }
        return new NetMask(text);
    }
}
