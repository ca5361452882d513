package dev.zenhook.added;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.handle.Handlers;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler that was added to the project is found, without a setting. */
class AddedHandlerTest {
    @Test
    void itIsFoundInAnyPackageBelowZenhooksOwn(@TempDir Path folder) {
        try (RunningZenhook zenhook = RunningZenhook.in(folder)
                .set("zenhook.tenants.main.public-keys[0]", SigningKey.shared().modulus())
                .set("spring.profiles.active", "added")
                .start()) {
            assertThat(zenhook.bean(Handlers.class).ids()).contains("addedHandler.take");
        }
    }
}
