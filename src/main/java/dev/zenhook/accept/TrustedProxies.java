package dev.zenhook.accept;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxies whose word counts: what they say of where a request came from is believed, as far as it leads. */
record TrustedProxies(Networks networks) {
    /**
     * Goes back from the peer, from one trusted proxy to what it says was before it. The first that is not trusted is the
     * sender. Where the way ends or cannot be read, it is the last one reached.
     *
     * @param forwardedFor the values of {@code X-Forwarded-For}; each proxy appends what it saw
     * @return null if the peer itself has no address
     */
    @Nullable
    InetAddress senderOf(@Nullable String peer, List<String> forwardedFor) {
        InetAddress reached = IpAddress.readPeer(peer);
        if (!networks.contain(reached)) {
            return reached;
        }
        List<String> steps = Arrays.asList(String.join(",", forwardedFor).split(",", -1));
        for (Iterator<String> back = steps.reversed().iterator(); back.hasNext() && networks.contain(reached); ) {
            InetAddress before = IpAddress.readForwarded(back.next());
            if (before == null) {
                break;
            }
            reached = before;
        }
        return reached;
    }
}
