package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written about metrics, and what asks for them, goes by those that there are. */
class MetricsTest {
    private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
    private static final Path RUNBOOK = Path.of("docs/runbook.md");

    /** Prometheus adds them. */
    private static final Set<String> ITS_OWN_LABELS = Set.of("instance", "job");

    private static final String ITS_OWN_SERIES = "up";

    @TempDir
    private static Path folder;

    private static BusyDay day;
    private static Scrape scrape;

    @BeforeAll
    static void aDayPasses() {
        day = new BusyDay(folder);
        scrape = Scrape.of(day.zenhook);
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private record Row(String type, Set<String> labels) {}

    private static List<String[]> documented() throws IOException {
        return Files.readString(Path.of("docs/metrics.md"))
                .lines()
                .filter(line -> line.startsWith("| `zenhook."))
                .map(line -> line.replace("`", "").split("\\|"))
                .toList();
    }

    @Test
    void theTableTellsOfEverySeriesWithItsTypeAndLabels() throws IOException {
        Map<String, Row> told = new TreeMap<>();
        for (String[] cells : documented()) {
            Set<String> labels = Stream.of(cells[4].split(","))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            told.put(cells[2].strip(), new Row(cells[3].strip(), labels));
        }
        Map<String, Row> there = new TreeMap<>();
        scrape.types().forEach((family, type) -> {
            if (family.startsWith("zenhook_") && !isTwin(family)) {
                there.put(family, new Row(type, scrape.labelsOf(family)));
            }
        });

        assertThat(told).isEqualTo(there);
    }

    /** Of each timer and summary, the largest of the last minutes. */
    private static boolean isTwin(String family) {
        return family.endsWith("_max") && scrape.types().containsKey(family.replaceAll("_max$", ""));
    }

    @Test
    void theTableTellsOfEveryMeter() throws IOException {
        Set<String> told = documented().stream().map(cells -> cells[1].strip()).collect(Collectors.toSet());
        Set<String> there = day.zenhook.bean(MeterRegistry.class).getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .filter(name -> name.startsWith("zenhook."))
                .collect(Collectors.toSet());

        assertThat(told).isEqualTo(there);
    }

    @Test
    void whatHappenedIsCounted() {
        assertThat(day.counted("zenhook.events", "code", "customer.created", "result", "stored"))
                .isEqualTo(1);
        assertThat(day.counted("zenhook.events", "code", "customer.created", "result", "repeated"))
                .isEqualTo(1);
        assertThat(day.counted("zenhook.events", "code", "something.new", "result", "stored"))
                .isEqualTo(1);
        assertThat(day.counted("zenhook.events", "code", "none", "result", "unreadable"))
                .isEqualTo(1);
        assertThat(day.counted("zenhook.events", "tenant", "acme", "code", "webhook.test"))
                .isPositive();
        assertThat(day.counted("zenhook.requests", "outcome", "signature-not-valid"))
                .isEqualTo(1);
        assertThat(scrape.labels().get("zenhook_answers_seconds_count").get("status"))
                .contains("200", "400", "401");
        assertThat(scrape.labels().get("zenhook_backlog_age_seconds").get("handler"))
                .contains("mailer.busy", "mailer.hopeless");
        MeterRegistry meters = day.zenhook.bean(MeterRegistry.class);
        assertThat(meters.get("zenhook.handlers.runs").tag("ended", "threw").timers())
                .allSatisfy(timer -> assertThat(timer.count()).isEqualTo(1))
                .hasSize(2);
        assertThat(meters.get("zenhook.commits.size").summary().totalAmount())
                .as("all but the repetition, which is known")
                .isGreaterThanOrEqualTo(5);
        assertThat(meters.get("zenhook.tenant.silent")
                        .tag("tenant", "acme")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("zenhook.tenant.last.event")
                        .tag("tenant", "main")
                        .gauge()
                        .value())
                .isGreaterThan(1_700_000_000);
        assertThat(meters.get("zenhook.tenant.last.event")
                        .tag("tenant", "acme")
                        .gauge()
                        .value())
                .as("only a test event came")
                .isNaN();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(ALERTS));
        return (List<Map<String, Object>>) file.get("groups").getFirst().get("rules");
    }

    private static JsonNode dashboard() throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(Path.of("deploy/grafana/zenhook.json")));
    }

    private static List<String> panelQueries() throws IOException {
        return dashboard()
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.get("expr").asString())
                .toList();
    }

    private static List<String> dashboardQueries() throws IOException {
        List<String> queries = new ArrayList<>(panelQueries());
        dashboard().at("/templating/list").forEach(variable -> {
            if (variable.get("type").asString().equals("query")) {
                queries.add(variable.at("/query/query").asString());
            }
        });
        return queries;
    }

    @Test
    void everyAlertAsksForWhatThereIs() throws IOException {
        List<String> expressions =
                alerts().stream().map(alert -> (String) alert.get("expr")).toList();

        assertThat(expressions).hasSizeGreaterThan(15).allSatisfy(MetricsTest::isThere);
    }

    @Test
    void everyPanelAsksForWhatThereIs() throws IOException {
        assertThat(dashboardQueries()).hasSizeGreaterThan(35).allSatisfy(MetricsTest::isThere);
    }

    private static void isThere(String expression) {
        Map<String, Map<String, Set<String>>> series = Queries.in(expression).series();
        assertThat(series).as(expression).isNotEmpty();
        series.forEach((name, labels) -> {
            if (!name.equals(ITS_OWN_SERIES)) {
                assertThat(scrape.labels()).as(expression).containsKey(name);
                labels.keySet().removeAll(ITS_OWN_LABELS);
                labels.forEach(
                        (label, values) -> assertThat(scrape.labels().get(name).getOrDefault(label, Set.of()))
                                .as("%s of %s in %s", label, name, expression)
                                .isNotEmpty()
                                .containsAll(values));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zenhook_backlog{status=\"parked\"} > 0 and zenhook_takeovers_total{status=\"parked\"} > 0",
                "sum by (handler) (zenhook_backlog_age_seconds) > sum by (handler) (zenhook_backlog)",
                "zenhook_answers_seconds_count{status=\"200\"} / zenhook_backlog{status=\"200\"}"
            })
    void aLabelOrValueThatOnlyAnotherMetricHasIsMissed(String expression) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> isThere(expression));
    }

    /** Who is woken by an alert finds on the dashboard how it came to it. */
    @Test
    void whatAnAlertAsksForHasAPanel() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Map<String, Object> alert : alerts()) {
            asked.addAll(Queries.in((String) alert.get("expr")).series().keySet());
        }
        asked.removeIf(series -> !series.startsWith("zenhook_"));
        Set<String> shown = panelQueries().stream()
                .flatMap(query -> Queries.in(query).series().keySet().stream())
                .collect(Collectors.toSet());

        assertThat(shown).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(10);
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhereToReadOn() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        for (Map<String, Object> alert : alerts()) {
            String name = (String) alert.get("alert");
            assertThat(alert.get("labels"))
                    .as(name)
                    .isIn(Map.of("severity", "critical"), Map.of("severity", "warning"));
            assertThat(alert.get("annotations"))
                    .as(name)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                    .containsOnlyKeys("summary", "description", "runbook_url")
                    .containsEntry("runbook_url", "docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbook.lines()).as(name).anyMatch(line -> line.matches("#+ " + name));
        }
    }
}
