package dev.zenhook.receive;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of unverified bodies this service holds at once. A quarter is kept for connections that are known, and
 * strangers may have the rest. Where there is no room, the oldest body that is still on its way ends for the one that comes: a
 * stranger's if strangers have all of theirs, else one of those that are known. So whoever sends many slowly keeps nobody out.
 */
final class UnverifiedBudget {
    private final long limit;
    private final long strangersLimit;

    /** Those on their way, in the order of their first bytes. */
    private final Set<UnverifiedBody> strangers = new LinkedHashSet<>();

    private final Set<UnverifiedBody> known = new LinkedHashSet<>();

    private long held;
    private long heldByStrangers;

    UnverifiedBudget(long limit) {
        this.limit = limit;
        this.strangersLimit = limit - limit / 4;
    }

    /**
     * Not to be called with a lock on a body: others may end here.
     *
     * @throws RefusedException.TooBusy if there is no room, and none can be made; then none are taken
     */
    void take(UnverifiedBody body, int bytes) {
        for (UnverifiedBody old = takeOrRemoveOldest(body, bytes); old != null; old = takeOrRemoveOldest(body, bytes)) {
            old.makeRoom();
        }
    }

    /** Null if they are taken. */
    private synchronized @Nullable UnverifiedBody takeOrRemoveOldest(UnverifiedBody body, int bytes) {
        if (!body.isKnown() && heldByStrangers + bytes > strangersLimit) {
            return removeOldest(strangers, body);
        }
        if (held + bytes > limit) {
            return removeOldest(known, body);
        }
        add(body, bytes);
        lineOf(body).add(body);
        return null;
    }

    private static UnverifiedBody removeOldest(Set<UnverifiedBody> line, UnverifiedBody spared) {
        UnverifiedBody oldest =
                line.stream().filter(body -> body != spared).findFirst().orElseThrow(RefusedException.TooBusy::new);
        line.remove(oldest);
        return oldest;
    }

    /** It is on its way no longer: it does not end for others. */
    synchronized void arrived(UnverifiedBody body) {
        lineOf(body).remove(body);
    }

    synchronized void giveBack(UnverifiedBody body, int bytes) {
        add(body, -bytes);
    }

    synchronized long held() {
        return held;
    }

    private void add(UnverifiedBody body, int bytes) {
        held += bytes;
        heldByStrangers += body.isKnown() ? 0 : bytes;
    }

    private Set<UnverifiedBody> lineOf(UnverifiedBody body) {
        return body.isKnown() ? known : strangers;
    }
}
