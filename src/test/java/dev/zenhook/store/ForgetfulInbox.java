package dev.zenhook.store;

import java.time.Clock;

/** Answers that everything is stored, and stores nothing: what is left to be measured is the way to the inbox. */
public final class ForgetfulInbox {
    private ForgetfulInbox() {}

    public static Inbox create() {
        return new Inbox(arrival -> Receipt.STORED, Clock.systemUTC(), (tenant, at) -> {});
    }
}
