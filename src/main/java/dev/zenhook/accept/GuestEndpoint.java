package dev.zenhook.accept;

import java.nio.channels.SocketChannel;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/** Where Tomcat accepts connections. Without {@link Guests} it is Tomcat's own. */
final class GuestEndpoint extends NioEndpoint {
    private @Nullable Guests guests;
    private @Nullable Future<?> rounds;

    /** To be called before the start. */
    void admit(Guests all) {
        guests = all;
        setHandler(new GuestHandler(getHandler(), all));
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        if (guests != null) {
            rounds = getUtilityExecutor().scheduleWithFixedDelay(guests::endSlow, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void stopInternal() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        super.stopInternal();
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (guests == null) {
            return super.setSocketOptions(socket);
        }
        guests.enter(socket, getMaxConnections());
        boolean taken = super.setSocketOptions(socket);
        if (!taken) {
            guests.leave(socket);
        }
        return taken;
    }
}
