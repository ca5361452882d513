package dev.zenhook.process.proof;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What a sender remembers: which events were answered 200, and how often each answer came. */
final class Ledger {
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

    /** The status is 0 if there was no answer. */
    void write(String eventId, int status) {
        answers.computeIfAbsent(status, any -> new LongAdder()).increment();
        if (status == 200) {
            acknowledged.add(eventId);
        }
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    Set<String> acknowledgedWithout(Set<String> those) {
        return acknowledged.stream().filter(id -> !those.contains(id)).collect(Collectors.toSet());
    }

    long answers(int status) {
        LongAdder count = answers.get(status);
        return count == null ? 0 : count.sum();
    }

    Set<Integer> statuses() {
        return answers.keySet();
    }

    @Override
    public String toString() {
        return acknowledged.size() + " events acknowledged, answers " + new TreeMap<>(answers);
    }
}
