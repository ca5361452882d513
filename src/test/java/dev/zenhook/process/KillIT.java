package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One event, and the end of the process at the worst moment. */
class KillIT {
    @TempDir
    private Path folder;

    private ZenhookProcess start() {
        return InstalledZenhook.in(folder).start();
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
