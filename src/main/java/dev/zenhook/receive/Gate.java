package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Which requests come in at all: from where, and to where.
 *
 * @param senders who may send; everybody if they are empty, as it is the signature that decides
 */
record Gate(Networks senders, WebhookPath paths) {
    /**
     * The tenant to whom a request is addressed. Strangers to the list of senders do not learn which there are.
     *
     * @throws RefusedException.Forbidden if there is such a list, and the sender is not on it
     * @throws RefusedException.NotFound as {@link WebhookPath#tenantOf}
     */
    String tenantOf(HttpServletRequest request) {
        if (!senders.isEmpty() && !senders.contain(IpAddress.readPeer(request.getRemoteAddr()))) {
            throw new RefusedException.Forbidden();
        }
        return paths.tenantOf(request);
    }
}
