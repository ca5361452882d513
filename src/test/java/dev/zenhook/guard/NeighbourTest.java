package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.GuardedShop;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own application may have a Spring Security of its own. */
class NeighbourTest {
    @TempDir
    private Path folder;

    @Test
    void itsGuardsStayAtItsOwnPortAndOursAtOurs() {
        try (RunningZenhook zenhook = Somebody.mayLogInAt(RunningZenhook.in(folder))
                .application(GuardedShop.class)
                .start()) {
            assertThat(Somebody.VIEWER
                            .call(zenhook, "GET", "/actuator/inbox", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Somebody.NOBODY
                            .call(zenhook, "GET", "/actuator/health/liveness", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Somebody.NOBODY
                            .call(zenhook, "GET", "/actuator/inbox", "")
                            .statusCode())
                    .isEqualTo(401);

            assertThat(zenhook.send(Webhook.event("customer.created")).statusCode())
                    .as("theirs is at work")
                    .isEqualTo(GuardedShop.REFUSED);
        }
    }
}
