package dev.zenhook.verify;

import java.util.List;

/**
 * Where trusted keys come from. Every bean of this type is asked, for every webhook and on its thread: answer from
 * memory, and let the answer change when the keys do.
 */
@FunctionalInterface
public interface KeySource {
    /** Empty: this source has no key for that tenant (yet). */
    List<TrustedKey> keysOf(String tenant);

    /** Keys that counted once, so that a signature made with one of them can be explained. They verify nothing. */
    default List<TrustedKey> retiredKeysOf(String tenant) {
        return List.of();
    }
}
