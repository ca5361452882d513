package dev.zenhook.store;

/** What is left of an entry that has to be known when it comes again: its key, its times, and nothing of what it said. */
final class EntryRemains {
    /** For an update of entries; {@code :nothing} is an empty body. */
    static final String ONLY_THE_KEY =
            "event_id = null, code = null, resource_id = null, call_attempt = null, body = :nothing,"
                    + " signature = '', key_fingerprint = '', problems = null, trace = null";

    private EntryRemains() {}
}
