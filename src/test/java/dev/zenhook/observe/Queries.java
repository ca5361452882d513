package dev.zenhook.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a PromQL expression names, as far as those of this project go.
 *
 * @param series the names of series
 * @param grouped labels that results are grouped by
 * @param values labels that are asked for, and the values that they are to have where those are spelt out
 */
record Queries(Set<String> series, Set<String> grouped, Map<String, Set<String>> values) {
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
    private static final Pattern LIST = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
    private static final Pattern SELECTED = Pattern.compile("\\b([a-z_]\\w*)\\b(?!\\s*\\()(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset");
    private static final Pattern SPELT_OUT = Pattern.compile("[\\w|-]+");

    static Queries in(String expression) {
        Queries found = new Queries(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        String text = expression.replaceAll("\\[[^]]*]", "");
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            found.series.add(list.group(1));
            found.grouped.add(list.group(2));
            return found;
        }
        GROUPED.matcher(text)
                .results()
                .flatMap(by -> Stream.of(by.group(1).split(",")))
                .map(String::strip)
                .filter(label -> !label.equals("le"))
                .forEach(found.grouped::add);
        SELECTED.matcher(GROUPED.matcher(text).replaceAll(""))
                .results()
                .filter(selected -> !WORDS.contains(selected.group(1)))
                .forEach(selected -> found.select(selected.group(1), selected.group(2)));
        return found;
    }

    private void select(String name, String matchers) {
        series.add(name);
        MATCHER.matcher(matchers == null ? "" : matchers).results().forEach(matcher -> {
            Set<String> wanted = values.computeIfAbsent(matcher.group(1), label -> new TreeSet<>());
            if (SPELT_OUT.matcher(matcher.group(3)).matches()) {
                wanted.addAll(Set.of(matcher.group(3).split("\\|")));
            }
        });
    }
}
