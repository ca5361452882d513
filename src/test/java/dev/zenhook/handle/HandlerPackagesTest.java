package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.licences.LicenceMailer;
import com.example.shop.Shop;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a user's handlers may live. */
class HandlerPackagesTest {
    @TempDir
    Path directory;

    private static void handlesWhatIsSent(RunningZenhook zenhook) {
        zenhook.send(Webhook.event("entitlement.created").id("event_1"));

        await().untilAsserted(
                        () -> assertThat(zenhook.bean(LicenceMailer.class).seen).containsExactly("event_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.licences", "com.example.licences, com.example.licences"})
    void inAPackageThatTheSettingsName(String packages) {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("zenhook.handle.packages", packages)
                .start()) {
            assertThat(zenhook.bean(Handlers.class).ids())
                    .containsExactlyInAnyOrder("licenceMailer.licenceChanged", "customerCounter", "testEventLogger");
            handlesWhatIsSent(zenhook);
        }
    }

    @Test
    void inTheUsersOwnApplicationBesideItsOwnDatabase() {
        try (RunningZenhook zenhook =
                RunningZenhook.in(directory).application(Shop.class).start()) {
            handlesWhatIsSent(zenhook);
            assertThat(zenhook.bean(DataSource.class)).isNotNull();
            assertThat(directory.resolve("zenhook.db")).exists();
        }
    }

    @Test
    void inAPackageThatIsScannedAnyway() {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .application(Shop.class)
                .set("zenhook.handle.packages", "com.example.licences")
                .start()) {
            handlesWhatIsSent(zenhook);
        }
    }
}
