package dev.zenhook.process.proof;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What a sender remembers: which events were answered 200, and how often each answer, or none, came. */
final class Ledger {
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> silences = new ConcurrentHashMap<>();

    void write(String eventId, int status) {
        answers.computeIfAbsent(status, any -> new LongAdder()).increment();
        if (status == 200) {
            acknowledged.add(eventId);
        }
    }

    void writeNoAnswer(IOException why) {
        silences.computeIfAbsent(why.toString(), any -> new LongAdder()).increment();
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

    /** Why there was no answer, and how often. */
    Map<String, LongAdder> silences() {
        return silences;
    }

    @Override
    public String toString() {
        return acknowledged.size() + " events acknowledged, answers " + new TreeMap<>(answers) + ", no answers "
                + silences;
    }
}
