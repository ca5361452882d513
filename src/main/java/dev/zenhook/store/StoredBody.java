package dev.zenhook.store;

import dev.zenhook.event.RawBody;

/** A body out of the inbox: it was verified before it was stored, so it may be read. Only this room can make one. */
public final class StoredBody {
    private final String tenant;
    private final RawBody body;

    StoredBody(String tenant, RawBody body) {
        this.tenant = tenant;
        this.body = body;
    }

    public String tenant() {
        return tenant;
    }

    public RawBody body() {
        return body;
    }
}
