package dev.zenhook.process.proof;

import dev.zenhook.process.ZenhookProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Several processes on one database, any of which may get the next request. */
final class Replicas implements AutoCloseable {
    private final Proof proof;
    private final List<ZenhookProcess> running;
    private final Map<Long, Long> diedAt = new ConcurrentHashMap<>();

    private Replicas(Proof proof, List<ZenhookProcess> running) {
        this.proof = proof;
        this.running = running;
    }

    /** All at once, as a rollout does, so they also migrate at once. */
    static Replicas start(Proof proof, int count) {
        List<ZenhookProcess> started = IntStream.range(0, count)
                .mapToObj(n -> proof.zenhook().launch())
                .toList();
        Replicas replicas = new Replicas(proof, new CopyOnWriteArrayList<>(started));
        try {
            started.forEach(ZenhookProcess::awaitAnswer);
            return replicas;
        } catch (RuntimeException e) {
            replicas.close();
            throw e;
        }
    }

    /** The oldest one is killed with -9. */
    void kill() {
        ZenhookProcess victim = running.removeFirst();
        diedAt.put(victim.pid(), System.nanoTime());
        victim.kill();
    }

    void startAnother() {
        running.add(proof.zenhook().start());
    }

    ZenhookProcess any() {
        return running.get(ThreadLocalRandom.current().nextInt(running.size()));
    }

    ZenhookProcess ofPid(long pid) {
        return running.stream()
                .filter(replica -> replica.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    ZenhookProcess otherThan(ZenhookProcess one) {
        return running.stream().filter(replica -> replica != one).findFirst().orElseThrow();
    }

    /** By when each killed one was dead, at the earliest: in nanoseconds of the machine's monotonic clock. */
    Map<Long, Long> diedAt() {
        return diedAt;
    }

    @Override
    public void close() {
        running.forEach(ZenhookProcess::close);
    }
}
