package dev.zenhook.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Somebody's work, and what comes of it. */
record Waiting<W, R>(W work, CompletableFuture<R> result) {
    Waiting(W work) {
        this(work, new CompletableFuture<>());
    }

    /** @throws InboxUnavailableException if the commit is not certain */
    R await() {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new InboxUnavailableException("The inbox could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InboxUnavailableException("Interrupted before the inbox was written", e);
        }
    }
}
