package dev.zenhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.EventCode;
import dev.zenhook.testkit.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));
    private static final List<String> LISTENERS = List.of("wh_1", "whl_1");

    private static List<List<Notice>> scenes(long seed) {
        Story story = new Story(new Random(seed), CLOCK, LISTENERS);
        return Stream.generate(story::nextScene).limit(scenesInTwoMinutes()).toList();
    }

    private static long scenesInTwoMinutes() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application-tryout.yaml"));
        Properties settings = java.util.Objects.requireNonNull(yaml.getObject());
        return Duration.ofMinutes(2).dividedBy(DurationStyle.detectAndParse(settings.getProperty("simulator.pace")));
    }

    private static List<Notice> notices(long seed) {
        return scenes(seed).stream().flatMap(List::stream).toList();
    }

    private static List<Notice> seatNotices() {
        return notices(1).stream()
                .filter(notice -> notice.code().startsWith("entitlement.seat."))
                .toList();
    }

    private static JsonNode tree(Notice notice) {
        return JsonMapper.shared().readTree(notice.signedBody());
    }

    @Test
    void everyCodeOccursWithinTwoMinutes() {
        Set<String> codes = notices(1).stream()
                .filter(notice -> notice.kind() == Notice.Kind.EVENT)
                .map(notice -> tree(notice).get("eventCode").asString())
                .collect(Collectors.toSet());

        assertThat(codes)
                .containsExactlyInAnyOrderElementsOf(
                        EventCode.KNOWN.stream().map(EventCode::value).toList());
    }

    @Test
    void testEventsInEveryFormForEveryListenerOccurWithinTwoMinutes() {
        Set<String> forms = notices(1).stream()
                .filter(notice -> notice.kind() == Notice.Kind.TEST)
                .map(Notice::signedBody)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .map(body ->
                        body.isEmpty() ? "no body" : form(JsonMapper.shared().readTree(body)))
                .collect(Collectors.toSet());

        assertThat(forms)
                .containsExactlyInAnyOrder(
                        "no body",
                        "wh_1 {}",
                        "wh_1 null",
                        "wh_1 \"\"",
                        "wh_1 []",
                        "wh_1 missing",
                        "whl_1 {}",
                        "whl_1 null",
                        "whl_1 \"\"",
                        "whl_1 []",
                        "whl_1 missing");
    }

    private static String form(JsonNode event) {
        String payload = event.has("payload") ? event.get("payload").toString() : "missing";
        return event.get("resourceId").asString() + " " + payload;
    }

    @Test
    void theSameChanceTellsTheSameStory() {
        assertThat(bodies(7)).isEqualTo(bodies(7)).isNotEqualTo(bodies(8));
    }

    private static List<String> bodies(long seed) {
        return notices(seed).stream()
                .map(notice -> new String(notice.signedBody(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void anEventComesTwiceWithARisenCallAttempt() {
        Map<String, List<Integer>> attempts = seatNotices().stream()
                .map(StoryTest::tree)
                .collect(Collectors.groupingBy(
                        event -> event.get("eventId").asString(),
                        Collectors.mapping(event -> event.get("callAttempt").asInt(), Collectors.toList())));

        assertThat(attempts.values()).contains(List.of(1, 2));
    }

    @Test
    void aSeatIsLeftBeforeItIsTaken() {
        List<String> seats = seatNotices().stream()
                .map(StoryTest::tree)
                .map(event -> event.at("/payload/seatName").asString() + " "
                        + event.get("eventCode").asString().replace("entitlement.seat.", ""))
                .toList();

        assertThat(seats.stream().filter(seat -> seat.endsWith(" deactivated")))
                .anySatisfy(left -> assertThat(seats.indexOf(left))
                        .isLessThan(seats.indexOf(left.replace(" deactivated", " activated"))));
    }

    @Test
    void severalEventsComeAtOnce() {
        assertThat(scenes(1)).anySatisfy(scene -> assertThat(scene).hasSizeGreaterThan(3));
    }

    @Test
    void aTamperedEventIsSignedAsItWas() {
        Notice notice = Notice.event("customer.created", "", Webhook.event("customer.created"));

        assertThat(notice.tampered().signedBody()).isEqualTo(notice.sentBody());
        assertThat(notice.tampered().sentBody()).isNotEqualTo(notice.sentBody());
    }
}
