package dev.zenhook.receive;

import dev.zenhook.accept.RawRequest;
import dev.zenhook.store.EntryStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: what is sent, and what is to come of it.
 *
 * @param outcome the label that {@code zenhook.requests} counts; null where the request never came as far as Zenhook
 * @param kept how it was stored; null if it was not
 * @param violations the fields that the answer complains of
 */
record Row(
        String name,
        RawRequest request,
        int status,
        @Nullable String outcome,
        @Nullable EntryStatus kept,
        List<String> violations) {
    static Sent row(String name, RawRequest request) {
        return new Sent(name, request);
    }

    /** A row that still wants its expectation. */
    record Sent(String name, RawRequest request) {
        Row isAccepted() {
            return new Row(name, request, 200, "stored", EntryStatus.ACCEPTED, List.of());
        }

        Row isUnclaimed() {
            return new Row(name, request, 200, "stored", EntryStatus.UNCLAIMED, List.of());
        }

        /** Authentic, so it is kept; the answer complains of these fields, in this order, and of no other. */
        Row isUnreadable(String... violations) {
            return new Row(name, request, 400, "unreadable", EntryStatus.UNREADABLE, List.of(violations));
        }

        Row isRejected(String cause) {
            return isRefused(401, "signature-" + cause);
        }

        Row isRefused(int status, String outcome) {
            return new Row(name, request, status, outcome, null, List.of());
        }

        /** By Tomcat, before any filter. It closes at once, so that a body on its way would meet a closed connection. */
        Row isNoRequest(int status) {
            return new Row(name, request.withheldBody(), status, null, null, List.of());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
