package dev.zenhook.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that nobody foresaw, as labels of a metric. Each label is a series that is kept for ever: so the first few have one of
 * their own, and all others share one.
 */
public final class BoundedNames {
    public static final int MOST = 50;
    public static final String OTHER = "other";

    private final Set<String> admitted = ConcurrentHashMap.newKeySet();

    /** The name itself, or {@link #OTHER}. */
    public String labelOf(String name) {
        if (admitted.contains(name)) {
            return name;
        }
        return admitted.size() < MOST && admit(name) ? name : OTHER;
    }

    private synchronized boolean admit(String name) {
        return admitted.contains(name) || (admitted.size() < MOST && admitted.add(name));
    }
}
