package dev.zenhook.simulator;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.Webhook;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostmanTest {
    private static final URI HERE = URI.create("http://localhost/here");
    private static final URI THERE = URI.create("http://localhost/there");

    private record Post(URI to, Instant at, byte[] body, String signature) {
        JsonNode tree() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private final List<Post> posts = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private int answer = 200;
    private Runnable onPost = () -> {};
    private final Account account = new Account(() -> now);
    private final Postman postman = new Postman(account, this::post, () -> now, Journal.NOBODY_LISTENS);

    private int post(URI to, byte[] body, String signature) {
        posts.add(new Post(to, now, body, signature));
        onPost.run();
        return answer;
    }

    private static Notice customerCreated() {
        return Notice.event("customer.created", "", Webhook.event("customer.created"));
    }

    private void letTimePass(Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(1)) {
            postman.deliverDue();
        }
    }

    @Test
    void whoRetiresSendsNothingMoreHoweverMuchWaits() {
        account.listen(HERE, account.codes());
        onPost = postman::retire;

        postman.publish(customerCreated());
        postman.publish(customerCreated());
        letTimePass(Duration.ofMinutes(1));

        assertThat(posts).hasSize(1);
    }

    @Test
    void aRefusedEventIsRepeatedWithARisingCallAttemptUnderTheSameIdAndEverMoreSlowly() {
        account.listen(HERE, account.codes());
        answer = 503;

        postman.publish(customerCreated());
        letTimePass(Duration.ofHours(1));

        assertThat(posts)
                .extracting(post -> post.tree().get("callAttempt").asInt())
                .isEqualTo(IntStream.rangeClosed(1, Repetition.LAST_ATTEMPT)
                        .boxed()
                        .collect(toList()));
        assertThat(posts)
                .extracting(post -> post.tree().get("eventId"))
                .containsOnly(posts.getFirst().tree().get("eventId"));
        List<Duration> waits = IntStream.range(1, posts.size())
                .mapToObj(n ->
                        Duration.between(posts.get(n - 1).at(), posts.get(n).at()))
                .toList();
        assertThat(waits).isSorted().doesNotContain(Duration.ZERO);
        assertThat(waits.getLast()).isGreaterThan(waits.getFirst());
    }

    @Test
    void aListenerThatDoesNotAnswerIsCalledAgainUntilItDoes() {
        account.listen(HERE, account.codes());
        answer = Wire.NO_ANSWER;
        postman.publish(customerCreated());
        postman.deliverDue();
        answer = 200;

        letTimePass(Duration.ofHours(1));

        assertThat(posts).hasSize(2);
    }

    @Test
    void neitherATestEventNorATamperedOneIsRepeated() {
        Listener listener = account.listen(HERE, account.codes());
        answer = 401;

        postman.publish(Notice.test(TestForm.NULL, listener.id(), now, new Random(1)));
        postman.publish(customerCreated().tampered());
        letTimePass(Duration.ofHours(1));

        assertThat(posts).hasSize(2);
    }

    @Test
    void aListenerIsToldOfWhatItSubscribedToAndItsTestEvents() {
        Listener tests = account.listen(HERE, Set.of());
        account.listen(THERE, Set.of("customer.created"));

        postman.publish(customerCreated());
        postman.publish(Notice.event("customer.updated", "", Webhook.event("customer.updated")));
        postman.publish(Notice.test(TestForm.NO_BODY, tests.id(), now, new Random(1)));
        postman.deliverDue();

        assertThat(posts).extracting(Post::to).containsExactly(THERE, HERE);
    }

    @Test
    void aRepetitionGoesToWhereTheListenerIsByThen() {
        Listener listener = account.listen(HERE, account.codes());
        answer = 500;
        postman.publish(customerCreated());
        postman.deliverDue();

        account.put(new Listener(listener.id(), THERE, listener.subscriptions()));
        letTimePass(Duration.ofSeconds(3));
        account.remove(listener.id());
        letTimePass(Duration.ofHours(1));

        assertThat(posts).extracting(Post::to).containsExactly(HERE, THERE);
    }

    @Test
    void everyBodyIsSignedWithTheAccountsKeyAndATamperedOneIsNot() {
        account.listen(HERE, account.codes());

        postman.publish(customerCreated());
        postman.publish(customerCreated().again());
        postman.publish(customerCreated().tampered());
        postman.deliverDue();

        assertThat(posts).extracting(this::isAuthentic).containsExactly(true, true, false);
    }

    private boolean isAuthentic(Post post) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(account.key().publicKey());
            signature.update(post.body());
            return signature.verify(Base64.getDecoder().decode(post.signature()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
