package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus gets.
 *
 * @param types of each family of series, by its name
 * @param labels of each series, by its name: the labels, and the values that each has
 */
record Scrape(Map<String, String> types, Map<String, Map<String, Set<String>>> labels) {
    private static final Pattern SERIES = Pattern.compile("^(\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Scrape of(RunningZenhook zenhook) {
        HttpResponse<String> answer = ManagementPort.call(zenhook, "GET", "/prometheus", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return parse(answer.body());
    }

    static Scrape parse(String text) {
        Scrape scrape = new Scrape(new TreeMap<>(), new TreeMap<>());
        text.lines().forEach(scrape::add);
        return scrape;
    }

    private void add(String line) {
        String[] words = line.split(" ");
        Matcher series = SERIES.matcher(line);
        if (line.startsWith("# TYPE ")) {
            types.put(words[2], words[3]);
        } else if (!line.startsWith("#") && series.matches()) {
            Map<String, Set<String>> found = labels.computeIfAbsent(series.group(1), name -> new TreeMap<>());
            String all = series.group(2) == null ? "" : series.group(2);
            for (MatchResult label : LABEL.matcher(all).results().toList()) {
                found.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
            }
        }
    }

    /** The labels of all series of a family, but for that of the buckets. */
    Set<String> labelsOf(String family) {
        Set<String> found = new TreeSet<>();
        for (String ending : new String[] {"", "_bucket", "_count", "_sum"}) {
            found.addAll(labels.getOrDefault(family + ending, Map.of()).keySet());
        }
        found.remove("le");
        return found;
    }
}
