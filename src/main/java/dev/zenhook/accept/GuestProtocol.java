package dev.zenhook.accept;

import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1, on a {@link GuestEndpoint}. Tomcat makes it by its name, and so it is public. */
public final class GuestProtocol extends Http11NioProtocol {
    private static final int ANSWER_BUFFER = 2 * 1024;

    private final GuestEndpoint endpoint;

    public GuestProtocol() {
        this(new GuestEndpoint());
    }

    private GuestProtocol(GuestEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Of an answer's buffers, which each request has, and fills with some hundred bytes. Tomcat's own are four times as large. */
    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BUFFER;
    }

    @Override
    public void setAdapter(Adapter tomcat) {
        super.setAdapter(new StrictAdapter(tomcat));
    }

    void admit(Guests guests) {
        endpoint.admit(guests);
    }
}
