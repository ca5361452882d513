package dev.zenhook.accept;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Those who may send: everybody, unless there is a list, as it is the signature that decides. */
public final class Senders {
    private final Networks networks;

    private Senders(Networks networks) {
        this.networks = networks;
    }

    /**
     * Those at the addresses and in the networks of a list; everybody, if it is empty.
     *
     * @throws IllegalArgumentException if one is neither an address nor a network; host names are not looked up
     */
    public static Senders of(List<String> networks) {
        return new Senders(Networks.of(networks));
    }

    /** Whether this request is one of theirs. Its remote address is its sender's, as far as proxies are trusted. */
    public boolean sent(HttpServletRequest request) {
        return networks.isEmpty() || networks.contain(IpAddress.readPeer(request.getRemoteAddr()));
    }
}
