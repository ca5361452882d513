package dev.zenhook.observe;

import dev.zenhook.event.RawBody;
import dev.zenhook.store.Act;
import dev.zenhook.store.EntryHistory;
import dev.zenhook.store.EntryStatus;
import dev.zenhook.store.InboxFilter;
import dev.zenhook.store.InboxLog;
import dev.zenhook.store.InboxSearch;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators see of the inbox. */
final class InboxPages {
    /** Entries on a page, and acts in a list, at most. */
    static final int LARGEST = 200;

    private static final int USUAL = 50;

    private final InboxSearch search;
    private final EntryHistory history;

    /**
     * Entries, the newest first.
     *
     * @param below what to ask for to see the next page; null if this is the last
     * @param count how many match; null if nobody asked
     */
    record Page(
            List<InboxSearch.Line> entries,
            @Nullable Long below,
            @Nullable Long count) {}

    /** The newest acts. */
    record Acts(List<Act> acts) {}

    /**
     * One entry.
     *
     * @param body the body as text, if it is UTF-8
     * @param bodyBase64 the body, if it is not
     */
    record Shown(
            long number,
            String tenant,
            EntryStatus status,
            @Nullable String eventId,
            @Nullable String code,
            @Nullable String resourceId,
            boolean test,
            Instant receivedAt,
            int arrivals,
            String signature,
            String keyFingerprint,
            @Nullable String problems,
            @Nullable String body,
            @Nullable String bodyBase64,
            List<EntryHistory.Told> deliveries) {

        static Shown of(InboxLog.Entry entry, List<EntryHistory.Told> deliveries) {
            RawBody body = entry.body();
            boolean text = RawBody.of(body.text().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .equals(body);
            return new Shown(
                    entry.number(),
                    entry.tenant(),
                    entry.status(),
                    entry.eventId(),
                    entry.code(),
                    entry.resourceId(),
                    entry.test(),
                    entry.receivedAt(),
                    entry.arrivals(),
                    entry.signature(),
                    entry.keyFingerprint(),
                    entry.problems(),
                    text ? body.text() : null,
                    text ? null : Base64.getEncoder().encodeToString(body.bytes()),
                    deliveries);
        }

        /** Shows no content, so that a log line about an entry is not a copy of it. */
        @Override
        public String toString() {
            return "entry " + number;
        }
    }

    InboxPages(InboxSearch search, EntryHistory history) {
        this.search = search;
        this.history = history;
    }

    Page list(InboxFilter filter, @Nullable String below, @Nullable String size, boolean count) {
        long atMost = size == null ? USUAL : number("size", size);
        if (atMost < 1 || atMost > LARGEST) {
            throw new IllegalArgumentException("size is 1 to " + LARGEST);
        }
        List<InboxSearch.Line> lines =
                search.list(filter, below == null ? Long.MAX_VALUE : number("below", below), (int) atMost);
        Long next = lines.size() < atMost ? null : Long.valueOf(lines.getLast().number());
        return new Page(lines, next, count ? Long.valueOf(search.count(filter)) : null);
    }

    Shown show(String entry) {
        InboxLog.Entry found =
                search.find(number("entry", entry)).orElseThrow(() -> new NotFoundException("entry", entry));
        return Shown.of(found, history.deliveries(found.number()));
    }

    static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number", e);
        }
    }
}
