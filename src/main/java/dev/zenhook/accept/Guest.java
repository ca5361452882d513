package dev.zenhook.accept;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and how long it may go on as it does. It is a stranger until a webhook that came by it was verified, and
 * again once a signature was not.
 */
public final class Guest {
    /** What a request may take beside the time in which its body is to arrive. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final ThreadLocal<@Nullable Guest> CURRENT = new ThreadLocal<>();

    private enum Doing {
        NOTHING,
        SPEAKING,
        ASKING,
        BEING_SERVED
    }

    private final @Nullable SocketChannel channel;
    private final long patience;
    private final LongSupplier nanoTime;
    private volatile Doing doing = Doing.SPEAKING;
    private volatile long deadline;
    private volatile boolean known;
    private volatile Runnable alarm = () -> {};

    /**
     * One who has to speak at once.
     *
     * @param channel null if there is none, as in a test of the filter alone
     * @param patience how long a head may take, and a body
     */
    Guest(@Nullable SocketChannel channel, Duration patience, LongSupplier nanoTime) {
        this.channel = channel;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + this.patience;
    }

    /** The one whose bytes this thread works on; a stranger without a connection, where there is none. */
    public static Guest current() {
        Guest guest = CURRENT.get();
        return guest == null ? new Guest(null, Duration.ZERO, System::nanoTime) : guest;
    }

    static void enter(Guest guest) {
        CURRENT.set(guest);
    }

    static void exit() {
        CURRENT.remove();
    }

    /** The first bytes of a request are here, if they do not belong to one already. The time for its head runs from now. */
    void speaks() {
        if (doing == Doing.NOTHING) {
            allow(patience);
            doing = Doing.SPEAKING;
        }
    }

    /** The head is here. The time for the body is the request's own; this one is for all that may be beside it. */
    public void asks() {
        allow(2 * patience + SLACK.toNanos());
        doing = Doing.ASKING;
    }

    /** Its signature is valid: what comes now takes as long as the disk does. */
    public void isServed() {
        known = true;
        doing = Doing.BEING_SERVED;
    }

    /**
     * It gets no more than an answer, and has to take it. Its body may still be coming, which nobody waits for any longer.
     *
     * @param asStranger whether it is no longer known
     */
    public void isRefused(boolean asStranger) {
        known = known && !asStranger;
        allow(patience + SLACK.toNanos());
        doing = Doing.ASKING;
    }

    /**
     * Its answer is to come later, and until then nobody looks at its connection.
     *
     * @param wake what is done if the connection is to end before
     */
    public void waits(Runnable wake) {
        alarm = wake;
    }

    /** It may be silent for as long as a connection is kept. */
    public void isAnswered() {
        alarm = () -> {};
        doing = Doing.NOTHING;
    }

    boolean isSilent() {
        return doing == Doing.NOTHING;
    }

    /** Whether the last signature that came by it was valid. */
    public boolean isKnown() {
        return known;
    }

    boolean isBeingServed() {
        return doing == Doing.BEING_SERVED;
    }

    boolean isTooSlow() {
        Doing now = doing;
        return (now == Doing.SPEAKING || now == Doing.ASKING) && nanoTime.getAsLong() - deadline > 0;
    }

    /**
     * Ends the connection. Nothing of the server's is touched, which may be at work on it: it finds the end by itself, as
     * if the other side had gone.
     */
    public void hangUp() {
        if (channel != null) {
            try {
                channel.shutdownInput();
                channel.shutdownOutput();
            } catch (IOException e) {
                // It has ended already.
            }
        }
        alarm.run();
    }

    private void allow(long nanos) {
        deadline = nanoTime.getAsLong() + nanos;
    }
}
