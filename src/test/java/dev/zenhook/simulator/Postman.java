package dev.zenhook.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Signs and sends what is due, one after the other, and repeats what is not answered 200. */
final class Postman {
    private final Account account;
    private final Wire wire;
    private final InstantSource clock;
    private final Journal journal;
    private final PriorityQueue<Letter> outbox = new PriorityQueue<>(Letter.BY_DUE);
    private long written;
    private boolean retired;

    Postman(Account account, Wire wire, InstantSource clock, Journal journal) {
        this.account = account;
        this.wire = wire;
        this.clock = clock;
        this.journal = journal;
    }

    /** Returns at once. Without a listener that wants to know, nothing is sent. */
    synchronized void publish(Notice notice) {
        readers(notice).forEach(listener -> write(listener, notice, clock.instant()));
    }

    private List<String> readers(Notice notice) {
        if (notice.listener() != null) {
            return List.of(notice.listener());
        }
        return account.listeners().stream()
                .filter(listener -> listener.subscriptions().contains(notice.code()))
                .map(Listener::id)
                .toList();
    }

    private synchronized void write(String listener, Notice notice, Instant due) {
        outbox.add(new Letter(listener, notice, due, written++));
    }

    /** For one thread alone. */
    void deliverDue() {
        for (Letter letter = nextDue(); letter != null; letter = nextDue()) {
            deliver(letter);
        }
    }

    /** What is on its way arrives; what waits stays here, however much it is. */
    synchronized void retire() {
        retired = true;
    }

    private synchronized @Nullable Letter nextDue() {
        Letter next = outbox.peek();
        return retired || next == null || next.due().isAfter(clock.instant()) ? null : outbox.poll();
    }

    private void deliver(Letter letter) {
        Listener listener = account.listener(letter.listener());
        if (listener == null) {
            return; // Deleted meanwhile.
        }
        Notice notice = letter.notice();
        journal.sends(notice);
        int status = wire.post(listener.uri(), notice.sentBody(), account.key().sign(notice.signedBody()));
        if (status == 200) {
            return;
        }
        Optional<Duration> wait = Repetition.after(notice);
        journal.refused(notice, status, wait);
        wait.ifPresent(
                time -> write(letter.listener(), notice.again(), clock.instant().plus(time)));
    }
}
