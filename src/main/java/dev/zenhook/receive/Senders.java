package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletRequest;

/** Who may send, by address. The signature decides; this only keeps others from the door. */
record Senders(Networks allowed) {
    /** @throws RefusedException.Forbidden if there is a list, and the sender is not on it */
    void requireAllowed(HttpServletRequest request) {
        if (!allowed.isEmpty() && !allowed.contain(IpAddress.readPeer(request.getRemoteAddr()))) {
            throw new RefusedException.Forbidden();
        }
    }
}
