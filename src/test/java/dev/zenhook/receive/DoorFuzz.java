package dev.zenhook.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.zenhook.accept.Senders;
import dev.zenhook.verify.FixedVerifier;
import dev.zenhook.verify.VerifiedBody;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Any method, path and headers at the door: a webhook passes, all else gets one of few answers, which repeat nothing of it. */
class DoorFuzz {
    private static final Set<Integer> REFUSALS = Set.of(401, 404, 405, 413, 415);
    private static final Set<String> PATHS = Set.of("/webhooks", "/webhooks/main");
    private static final Map<Integer, String> ANSWERS = new HashMap<>();
    private static final UnverifiedBudget BUDGET = new UnverifiedBudget(1 << 20);
    private static final NSignatureFilter DOOR = new NSignatureFilter(
            new Gate(Senders.of(List.of()), new WebhookPath(FixedVerifier.TENANTS)),
            FixedVerifier.create(),
            new Bounds(4096, Duration.ofSeconds(1), BUDGET, new VerificationTurns(1, Duration.ofSeconds(1))),
            new Refusals(
                    new LateRefusals(1_000_000, new SimpleMeterRegistry(), System::nanoTime),
                    new ProblemWriter(
                            new RequestCounter(new SimpleMeterRegistry(), new CodeLabels(Set::of)),
                            new Outages(System::nanoTime))));

    static Stream<Arguments> seeds() {
        String good = FixedVerifier.SIGNATURE;
        return Stream.of(
                seed("POST", "/webhooks", List.of("N-Signature", good)),
                seed("POST", "/webhooks/main", List.of("n-signature", good, "Content-Encoding", "identity")),
                seed("POST", "/webhooks/main", List.of("N-Signature", good, "N-Signature", good)),
                seed("POST", "/webhooks/main", List.of("N-Signature", good, "Content-Encoding", "gzip")),
                seed("POST", "/webhooks/main/", List.of("N-Signature", good)),
                seed("POST", "/webhooks/main;a=b", List.of("N-Signature", good)),
                seed("POST", "//webhooks/../webhooks/%6dain", List.of("N-Signature", good)),
                seed("GET", "/webhooks", List.of("N-Signature", good)),
                seed(
                        "post",
                        "/webhooks",
                        List.of("X-Forwarded-Prefix", "/webhooks", "X-HTTP-Method-Override", "POST")));
    }

    private static Arguments seed(String method, String path, List<String> headers) {
        return Arguments.of(method, path, headers, FixedVerifier.BODY.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void onlyAWebhookPasses(
            @NotNull String method,
            @NotNull String path,
            @NotNull @WithSize(max = 8) List<@NotNull String> headers,
            byte @NotNull @WithLength(max = 5000) [] body)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        List<String> signatures = new ArrayList<>();
        for (int i = 0; i + 1 < headers.size(); i += 2) {
            String name = headers.get(i);
            if (!name.isEmpty()
                    && !name.equalsIgnoreCase("Content-Type")
                    && !name.equalsIgnoreCase("Accept-Language")) {
                request.addHeader(name, headers.get(i + 1));
                if (name.equalsIgnoreCase("N-Signature")) {
                    signatures.add(headers.get(i + 1));
                }
            }
        }
        request.setContent(body);
        MockHttpServletResponse response = new MockHttpServletResponse();
        List<VerifiedBody> passed = new ArrayList<>();

        DOOR.doFilter(
                request,
                response,
                (next, answer) -> passed.add((VerifiedBody) next.getAttribute(NSignatureFilter.VERIFIED_BODY)));

        if (passed.isEmpty()) {
            requireRefused(response);
        } else {
            assertThat(method).isEqualTo("POST");
            assertThat(path).isIn(PATHS);
            assertThat(signatures).containsExactly(FixedVerifier.SIGNATURE);
            assertThat(passed.getFirst().tenant()).isEqualTo("main");
            assertThat(passed.getFirst().bytes()).isEqualTo(body).isEqualTo(FixedVerifier.BODY.getBytes(UTF_8));
        }
        assertThat(BUDGET.held()).isZero();
    }

    private static void requireRefused(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isIn(REFUSALS);
        assertThat(response.getContentType()).isEqualTo(ProblemWriter.MEDIA_TYPE);
        String answer = response.getHeaderNames().stream()
                        .sorted()
                        .map(name -> name + ": " + response.getHeaders(name))
                        .toList()
                + response.getContentAsString(UTF_8);
        assertThat(answer).isEqualTo(ANSWERS.computeIfAbsent(response.getStatus(), status -> answer));
    }
}
