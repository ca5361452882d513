package dev.zenhook.observe;

import dev.zenhook.store.Hearing;
import dev.zenhook.store.Hearing.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants have been silent for too long. It is judged when the database was asked, and not later: while it cannot be
 * asked, another replica may hear what this one does not.
 */
final class Silences {
    private final Map<String, Optional<Duration>> allowed;
    private final Hearing hearing;
    private boolean watching;
    private volatile Hearing.@Nullable Look latest;

    /** @param allowed of every tenant, the silence after which somebody is to know; empty if nobody is */
    Silences(Map<String, Optional<Duration>> allowed, Hearing hearing) {
        this.allowed = Collections.unmodifiableMap(new TreeMap<>(allowed));
        this.hearing = hearing;
    }

    /** Asks the database. */
    synchronized void look() {
        if (!watching) {
            hearing.watch(allowed);
            watching = true;
        }
        latest = hearing.look(allowed.keySet());
    }

    /** The tenants whose silence is told if it lasts, and how long it may. */
    Map<String, Duration> watched() {
        Map<String, Duration> watched = new TreeMap<>();
        allowed.forEach((tenant, silence) -> silence.ifPresent(time -> watched.put(tenant, time)));
        return watched;
    }

    /** When an event of the tenant was received last, by any replica. */
    Optional<Instant> lastEvent(String tenant) {
        return heard(tenant).map(Heard::last);
    }

    /** Since when it has been silent, if that is too long. */
    Optional<Instant> silentSince(String tenant) {
        Hearing.Look look = latest;
        Optional<Instant> since = heard(tenant).flatMap(Silences::quietSince);
        return since.filter(quiet -> allowed.getOrDefault(tenant, Optional.empty())
                .filter(time -> look != null && !quiet.plus(time).isAfter(look.now()))
                .isPresent());
    }

    /** The last event, or later: since when anybody wants to know. */
    private static Optional<Instant> quietSince(Heard heard) {
        Instant last = heard.last();
        Instant since = heard.watchedSince();
        boolean isWatchedSinceThen = last == null || (since != null && since.isAfter(last));
        return Optional.ofNullable(isWatchedSinceThen ? since : last);
    }

    private Optional<Heard> heard(String tenant) {
        Hearing.Look look = latest;
        return look == null
                ? Optional.empty()
                : Optional.ofNullable(look.tenants().get(tenant));
    }
}
