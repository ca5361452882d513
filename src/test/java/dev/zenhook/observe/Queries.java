package dev.zenhook.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression names, as far as those of this project go.
 *
 * @param series by the name of each, the labels that it is asked for or grouped by, and the values that those are to have
 *     where they are spelt out
 */
record Queries(Map<String, Map<String, Set<String>>> series) {
    private static final Pattern GROUPED = Pattern.compile("\\b(by|on) \\(([^)]*)\\)\\s*");
    private static final Pattern LIST = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
    private static final Pattern SELECTED = Pattern.compile("\\b([a-z_]\\w*)\\b(?!\\s*\\()(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset");
    private static final Pattern SPELT_OUT = Pattern.compile("[\\w|-]+");

    static Queries in(String expression) {
        Queries found = new Queries(new TreeMap<>());
        String text = expression.replaceAll("\\[[^]]*]", "");
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            found.labelsOf(list.group(1)).put(list.group(2), new TreeSet<>());
            return found;
        }
        String ungrouped = GROUPED.matcher(text)
                .replaceAll(group -> " ".repeat(group.group().length()));
        found.select(ungrouped);
        GROUPED.matcher(text).results().forEach(group -> found.group(group, ungrouped));
        return found;
    }

    private void select(String text) {
        SELECTED.matcher(text)
                .results()
                .filter(selected -> !WORDS.contains(selected.group(1)))
                .forEach(selected -> select(labelsOf(selected.group(1)), selected.group(2)));
    }

    private static void select(Map<String, Set<String>> labels, String matchers) {
        MATCHER.matcher(matchers == null ? "" : matchers).results().forEach(matcher -> {
            Set<String> wanted = labels.computeIfAbsent(matcher.group(1), label -> new TreeSet<>());
            if (SPELT_OUT.matcher(matcher.group(3)).matches()) {
                wanted.addAll(Set.of(matcher.group(3).split("\\|")));
            }
        });
    }

    /** By which are grouped those in the parentheses that follow, on which are matched all. */
    private void group(MatchResult group, String ungrouped) {
        Queries those = new Queries(new TreeMap<>());
        those.select(group.group(1).equals("on") ? ungrouped : inParentheses(ungrouped, group.end()));
        for (String label : group.group(2).split(",")) {
            those.series
                    .keySet()
                    .forEach(name -> labelsOf(name).computeIfAbsent(label.strip(), key -> new TreeSet<>()));
        }
    }

    private static String inParentheses(String text, int from) {
        int depth = 0;
        int at = from;
        do {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        } while (depth > 0);
        return text.substring(from, at);
    }

    private Map<String, Set<String>> labelsOf(String name) {
        return series.computeIfAbsent(name, one -> new TreeMap<>());
    }
}
