package dev.zenhook.register;

import dev.zenhook.verify.RejectionListener;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many signatures were rejected at this replica: a self-test that fails looks at what came meanwhile. */
final class RejectionCount implements RejectionListener {
    private record Kind(String tenant, Cause reason) {}

    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    /** How many of each were seen at a moment. */
    record Mark(long unsigned, long invalid) {}

    @Override
    public void rejected(Rejection rejection) {
        counts.computeIfAbsent(new Kind(rejection.tenant(), rejection.reason()), kind -> new LongAdder())
                .increment();
    }

    Mark mark(String tenant) {
        return new Mark(
                count(tenant, Cause.MISSING),
                count(tenant, Cause.NOT_VALID)
                        + count(tenant, Cause.WRONG_LENGTH)
                        + count(tenant, Cause.NOT_CANONICAL));
    }

    Mark since(Mark mark, String tenant) {
        Mark now = mark(tenant);
        return new Mark(now.unsigned() - mark.unsigned(), now.invalid() - mark.invalid());
    }

    private long count(String tenant, Cause reason) {
        LongAdder count = counts.get(new Kind(tenant, reason));
        return count == null ? 0 : count.sum();
    }
}
