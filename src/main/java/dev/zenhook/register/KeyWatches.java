package dev.zenhook.register;

import dev.zenhook.store.KeyShelf;
import dev.zenhook.verify.AccountAccess;
import dev.zenhook.verify.KeyRing;
import io.micrometer.core.instrument.MeterRegistry;

/** Makes the watch over a tenant's key. */
final class KeyWatches {
    private final FetchedKeys memory;
    private final KeyRing ring;
    private final KeyShelf shelf;
    private final MeterRegistry meters;
    private final Time time;

    KeyWatches(FetchedKeys memory, KeyRing ring, KeyShelf shelf, MeterRegistry meters, Time time) {
        this.memory = memory;
        this.ring = ring;
        this.shelf = shelf;
        this.meters = meters;
        this.time = time;
    }

    KeyWatch over(String tenant, AccountAccess access, Account account) {
        AccountKeys keys = new AccountKeys(KeyOwner.of(tenant, access), shelf, memory, ring, new Complaint(time));
        KeyFetch fetch = new KeyFetch(account, keys, new Tally(meters, KeyFetch.METRIC, tenant), time);
        return new KeyWatch(fetch, keys, time);
    }
}
