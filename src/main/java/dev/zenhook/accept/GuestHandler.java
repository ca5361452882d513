package dev.zenhook.accept;

import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tells {@link Guests} when a connection speaks, falls silent, and ends. All else is Tomcat's. */
final class GuestHandler implements Handler<NioChannel> {
    private final Handler<NioChannel> tomcat;
    private final Guests guests;

    GuestHandler(Handler<NioChannel> tomcat, Guests guests) {
        this.tomcat = tomcat;
        this.guests = guests;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
        Guest guest = guests.at(socket.getSocket().getIOChannel());
        if (guest == null) {
            return tomcat.process(socket, event);
        }
        guest.speaks();
        Guest.enter(guest);
        try {
            SocketState state = tomcat.process(socket, event);
            if (state == SocketState.OPEN) {
                guest.isAnswered();
            } else if (state == SocketState.LONG) {
                guest.speaks(); // the next request has come with the end of the one before, as far as it has come
            }
            return state;
        } finally {
            Guest.exit();
        }
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
        guests.leave(socket.getSocket().getIOChannel());
        tomcat.release(socket);
    }

    @Override
    public @Nullable Object getGlobal() {
        return tomcat.getGlobal();
    }

    @Override
    public void pause() {
        tomcat.pause();
    }

    @Override
    public void recycle() {
        tomcat.recycle();
    }
}
