package dev.zenhook.process.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the handlers have written down, in the order in which it happened. */
record Recording(List<Note> notes) {
    static Recording in(Path folder) {
        if (!Files.exists(folder.resolve("recorded.txt"))) {
            return new Recording(List.of());
        }
        try (Stream<String> lines = Files.lines(folder.resolve("recorded.txt"))) {
            return new Recording(lines.map(Note::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Recording of(String handler) {
        return new Recording(
                notes.stream().filter(note -> note.handler().equals(handler)).toList());
    }

    /** The events of which a run has ended well. */
    Set<String> handled() {
        return notes.stream().filter(Note::ends).map(Note::event).collect(Collectors.toSet());
    }

    Optional<Note> last() {
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
    }

    long total() {
        return notes.stream().filter(Note::begins).count();
    }

    Set<Long> processes() {
        return notes.stream().map(Note::pid).collect(Collectors.toSet());
    }

    /** How often each event's runs began. */
    Map<String, Long> runs() {
        return notes.stream().filter(Note::begins).collect(Collectors.groupingBy(Note::event, Collectors.counting()));
    }

    /** Runs that began although a later event of the same handler and resource had begun before. */
    List<String> inversions() {
        Map<String, Note> latest = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (Note note : notes) {
            Note before = note.begins() ? latest.get(note.queue()) : null;
            if (before != null && Sequence.numberOf(before.event()) > Sequence.numberOf(note.event())) {
                found.add(note + " after " + before);
            } else if (note.begins()) {
                latest.put(note.queue(), note);
            }
        }
        return found;
    }

    /**
     * Runs that began while another one of the same handler and resource was going on. That of a dead process is not going
     * on any more.
     *
     * @param diedAt of each process that was killed: by when, in nanoseconds of the monotonic clock
     */
    List<String> overlaps(Map<Long, Long> diedAt) {
        Map<String, Note> open = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (Note note : notes) {
            Note running = open.get(note.queue());
            if (note.begins()) {
                if (running != null && note.nanos() < diedAt.getOrDefault(running.pid(), Long.MAX_VALUE)) {
                    found.add(note + " during " + running);
                }
                open.put(note.queue(), note);
            } else if (running != null && running.pid() == note.pid()) {
                open.remove(note.queue());
            }
        }
        return found;
    }
}
