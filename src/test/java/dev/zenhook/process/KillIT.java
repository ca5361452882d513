package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 means durable, whatever becomes of the process. */
class KillIT {
    private static final int KILLS = 4;
    private static final int SENDERS = 4;

    @TempDir
    private Path folder;

    private ZenhookProcess start() {
        return ZenhookProcess.in(folder).key(SigningKey.shared().modulus()).start();
    }

    private static int send(ZenhookProcess zenhook, String id) {
        byte[] body = Webhook.event("customer.created").id(id).body();
        return zenhook.tryPost("/webhooks", body, SigningKey.shared().sign(body));
    }

    @Test
    void aHandlerThatWasKilledRunsAgainAfterTheRestart() throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        try (ZenhookProcess zenhook = start()) {
            assertThat(send(zenhook, "event_1")).isEqualTo(200);
            await().until(() -> zenhook.recorded().contains("begin customer.created event_1"));
            zenhook.kill();
            assertThat(zenhook.recorded()).doesNotContain("end customer.created event_1");
        }
        Files.delete(hold);

        try (ZenhookProcess zenhook = start()) {
            await().until(() -> zenhook.recorded().contains("end customer.created event_1"));
        }
    }

    @Test
    void nothingThatWasAnswered200IsMissingAfterKillsAtRandom() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Random random = new Random(11);
        for (int round = 0; round < KILLS; round++) {
            try (ZenhookProcess zenhook = start()) {
                int named = round;
                intakeUntilKilled(zenhook, "event_" + named + "_", acknowledged, 300 + random.nextInt(1_200));
            }
        }

        assertThat(acknowledged).hasSizeGreaterThan(KILLS * SENDERS);
        try (ZenhookProcess zenhook = start()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> handled(zenhook).containsAll(acknowledged));
        }
    }

    private static void intakeUntilKilled(ZenhookProcess zenhook, String prefix, Set<String> acknowledged, int millis)
            throws InterruptedException {
        AtomicBoolean killed = new AtomicBoolean();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                String ids = prefix + sender + "_";
                senders.execute(() -> {
                    for (int n = 0; !killed.get(); n++) {
                        if (send(zenhook, ids + n) == 200) {
                            acknowledged.add(ids + n);
                        }
                    }
                });
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            zenhook.kill();
            killed.set(true);
        }
    }

    private static Set<String> handled(ZenhookProcess zenhook) {
        return zenhook.recorded().stream()
                .filter(line -> line.startsWith("end "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    @Test
    void sigtermLetsTheRunningHandlerEndAndLosesNothing() throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        try (ZenhookProcess zenhook = start()) {
            assertThat(send(zenhook, "event_1")).isEqualTo(200);
            await().until(() -> zenhook.recorded().contains("begin customer.created event_1"));

            zenhook.terminate();
            await("it to stop accepting").until(() -> send(zenhook, "event_2") != 200);
            Files.delete(hold);

            assertThat(zenhook.awaitExit()).isEqualTo(143);
            assertThat(zenhook.recorded()).contains("end customer.created event_1");
            assertThat(zenhook.recorded().stream().filter("begin customer.created event_1"::equals))
                    .hasSize(1);
        }
    }
}
