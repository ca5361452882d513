package dev.zenhook.register;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AccountStatus} that is about the listener, as it was when it was last looked at.
 *
 * @param missing also the codes that are asked for by name and not offered, so that they cannot be subscribed to
 */
record ListenerStanding(@Nullable String listenerId, Set<String> missing, Set<String> surplus) {
    static final ListenerStanding NONE = new ListenerStanding(null, Set.of(), Set.of());

    static ListenerStanding of(@Nullable Listener listener, Subscriptions plan) {
        Collection<String> subscribed = listener == null ? Set.of() : listener.subscriptions();
        Set<String> missing = new TreeSet<>(plan.notOffered());
        missing.addAll(plan.missingFrom(subscribed));
        return new ListenerStanding(listener == null ? null : listener.id(), missing, plan.surplusIn(subscribed));
    }
}
