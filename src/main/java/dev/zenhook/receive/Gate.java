package dev.zenhook.receive;

import dev.zenhook.accept.Senders;
import jakarta.servlet.http.HttpServletRequest;

/** Which requests come in at all: from where, and to where. */
record Gate(Senders senders, WebhookPath paths) {
    /**
     * The tenant to whom a request is addressed. Strangers to the list of senders do not learn which there are.
     *
     * @throws RefusedException.Forbidden if there is such a list, and the sender is not on it
     * @throws RefusedException.NotFound as {@link WebhookPath#tenantOf}
     */
    String tenantOf(HttpServletRequest request) {
        if (!senders.sent(request)) {
            throw new RefusedException.Forbidden();
        }
        return paths.tenantOf(request);
    }
}
