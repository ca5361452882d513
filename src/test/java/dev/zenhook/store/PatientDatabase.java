package dev.zenhook.store;

import java.time.Duration;

/** A database that lets nobody look for work by himself while a test lasts: who does not hear of it, waits. */
final class PatientDatabase extends ForwardingDatabase {
    PatientDatabase(Database database) {
        super(database);
    }

    @Override
    public Duration longestWait() {
        return Duration.ofHours(1);
    }
}
