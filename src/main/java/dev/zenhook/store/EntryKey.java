package dev.zenhook.store;

import dev.zenhook.event.RawBody;

/**
 * What makes an entry one: two arrivals with the same key are the same event. Within a tenant it is the event's id, and
 * where there is none, the hash of the body. The prefix keeps the two kinds apart, whatever an id looks like.
 */
public record EntryKey(String text) {
    public static EntryKey ofEventId(String eventId) {
        return new EntryKey("id:" + eventId);
    }

    public static EntryKey ofBody(RawBody body) {
        return new EntryKey(body.sha256());
    }
}
