package dev.zenhook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds out of a long sequence that fails a short one that does: leaves out halves, quarters, and so on down to one. */
final class Shrinking {
    private Shrinking() {}

    static <T> List<T> smallest(List<T> failing, Predicate<List<T>> fails) {
        List<T> smallest = failing;
        for (int part = failing.size() / 2; part > 0; part /= 2) {
            for (int from = 0; from < smallest.size(); ) {
                List<T> without = without(smallest, from, Math.min(from + part, smallest.size()));
                if (fails.test(without)) {
                    smallest = without;
                } else {
                    from += part;
                }
            }
        }
        return smallest;
    }

    private static <T> List<T> without(List<T> all, int from, int to) {
        List<T> rest = new ArrayList<>(all.subList(0, from));
        rest.addAll(all.subList(to, all.size()));
        return rest;
    }
}
