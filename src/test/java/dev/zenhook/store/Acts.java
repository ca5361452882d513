package dev.zenhook.store;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

/** What an operator asks for in these tests. */
final class Acts {
    private Acts() {}

    static InboxFilter where(String name, String text) {
        return InboxFilter.of(Map.of(name, text));
    }

    static InboxFilter where(String name, String text, String another, String itsText) {
        return InboxFilter.of(Map.of(name, text, another, itsText));
    }

    static ActRequest replay(InboxFilter filter) {
        return asked(ActKind.REPLAY, filter);
    }

    static ActRequest replayAll(InboxFilter filter) {
        return new ActRequest(ActKind.REPLAY, "Ada", "the mail server was down", filter, true, List.of());
    }

    static ActRequest replayFor(InboxFilter filter, String... handlers) {
        return new ActRequest(ActKind.REPLAY, "Ada", "it is new", filter, false, List.of(handlers));
    }

    static ActRequest discard(InboxFilter filter) {
        return asked(ActKind.DISCARD, filter);
    }

    static ActRequest erase(String tenant, String resource) {
        return asked(ActKind.ERASE, where("tenant", tenant, "resource", resource));
    }

    private static ActRequest asked(ActKind kind, InboxFilter filter) {
        return new ActRequest(kind, "Ada", "the mail server was down", filter, false, List.of());
    }

    /** Waits for its end. */
    static Act done(OpenStore store, ActRequest asked, Guide guide) {
        Act act = store.repair.begin(asked, guide);
        return await().until(
                        () -> store.repair.find(act.number()).orElseThrow(), now -> now.state() != ActState.RUNNING);
    }
}
