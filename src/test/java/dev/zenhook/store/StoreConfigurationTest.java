package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
class StoreConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void whatTheStoreUsesIsNoBeanThatAUserCouldMeet() {
        new ApplicationContextRunner()
                .withUserConfiguration(StoreConfiguration.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("zenhook.store.directory=" + directory)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Inbox.class)
                        .doesNotHaveBean(DataSource.class)
                        .doesNotHaveBean(PlatformTransactionManager.class)
                        .doesNotHaveBean(Flyway.class));
    }

    @Test
    void aFolderInUseStopsTheStartWithOneClearMessage(CapturedOutput output) throws Exception {
        SpringApplication application = new SpringApplication(StoreConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("clock", Clock.systemUTC());
            context.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry());
        });
        try (Database first = SqliteStores.open(directory)) {
            assertThat(catchThrowable(() -> application.run("--zenhook.store.directory=" + directory)))
                    .isNotNull();
            assertThat(first.read()).isNotNull();
        }
        assertThat(output)
                .contains("zenhook.db is in use by another Zenhook.")
                .contains("Stop the other one, or give this one a place of its own with zenhook.store.directory.")
                .doesNotContain("\tat dev.zenhook");
    }

    @Test
    void parkedEntriesThatWouldLeaveBeforeFinishedOnesStopTheStartWithOneClearMessage(CapturedOutput output) {
        SpringApplication application = new SpringApplication(StoreConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("clock", Clock.systemUTC());
            context.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry());
        });

        assertThat(catchThrowable(() -> application.run(
                        "--zenhook.store.directory=" + directory,
                        "--zenhook.store.retention=10d",
                        "--zenhook.store.parked-retention=9d")))
                .isNotNull();

        assertThat(output)
                .contains("zenhook.store.parked-retention is shorter than zenhook.store.retention.")
                .contains("Let zenhook.store.parked-retention be at least as long as zenhook.store.retention.")
                .doesNotContain("\tat dev.zenhook");
    }
}
