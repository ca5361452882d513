package dev.zenhook.dispatch;

import static dev.zenhook.dispatch.FastZenhook.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListener;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who is told of what is set aside. */
class ParkedTest {
    @TempDir
    Path directory;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private RunningZenhook.Builder hopeless() {
        return FastZenhook.in(directory).bean("mailer", new Doing(event -> {
            throw new UnrecoverableException("never");
        }));
    }

    private static String line(ParkedDelivery delivery) {
        return delivery.handler() + " " + delivery.event().id() + " " + delivery.reason() + " " + delivery.attempts();
    }

    private boolean isTold(String id) {
        return told.contains("mailer " + id + " UNRECOVERABLE 1");
    }

    @Test
    void everyListenerIsToldOfEveryParkedDelivery() {
        List<String> another = new CopyOnWriteArrayList<>();
        try (RunningZenhook zenhook = hopeless()
                .bean("one", (ParkedListener) delivery -> told.add(line(delivery)))
                .bean("another", (ParkedListener) delivery -> another.add(line(delivery)))
                .start()) {
            for (int n = 0; n < 30; n++) {
                zenhook.send(event("event_" + n));
            }
            await().until(() -> told.size() >= 30 && another.size() >= 30);
            assertThat(told).doesNotHaveDuplicates().hasSize(30).contains("mailer event_7 UNRECOVERABLE 1");
            assertThat(another).containsExactlyElementsOf(told);
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whereNobodyListensItIsLoggedAsAnError(CapturedOutput output) {
        try (RunningZenhook zenhook = hopeless().start()) {
            zenhook.send(event("event_1", "ent_1"));

            await().until(() -> output.getAll()
                    .lines()
                    .anyMatch(line -> line.contains("ERROR")
                            && line.contains(
                                    "Parked for handler mailer: customer.created event_1 of ent_1 (tenant main)"
                                            + " (UNRECOVERABLE after 1 attempts;")));
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("no mail server"), new NoClassDefFoundError("com/example/Mail"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aListenerThatFailsIsToldAgainAndHoldsUpNobody(Throwable failure) {
        List<String> tries = new CopyOnWriteArrayList<>();
        ParkedListener failing = delivery -> {
            tries.add(delivery.event().id());
            RetryTest.<RuntimeException>sneak(failure);
        };
        try (RunningZenhook zenhook = hopeless()
                .bean("failing", failing)
                .bean("fine", (ParkedListener) delivery -> told.add(line(delivery)))
                .start()) {
            zenhook.send(event("event_1"));
            await().until(() -> isTold("event_1"));
            zenhook.send(event("event_2"));
            await().until(() -> isTold("event_2"));

            await().until(() -> tries.stream().filter("event_1"::equals).count() > 1);
        }
    }

    @Test
    void whoseNewsFailedIsToldAfterTheRestart() {
        ParkedListener failing = delivery -> {
            told.add("failed");
            throw new IllegalStateException("no mail server");
        };
        try (RunningZenhook zenhook = hopeless().bean("failing", failing).start()) {
            zenhook.send(event("event_1"));
            await().until(() -> told.contains("failed"));
        }
        try (RunningZenhook zenhook = hopeless()
                .bean("fine", (ParkedListener) delivery -> told.add(line(delivery)))
                .start()) {
            await().until(() -> isTold("event_1"));
            assertThat(zenhook.log().count()).isEqualTo(1);
        }
    }
}
