package dev.zenhook.testkit;

import static org.awaitility.Awaitility.await;

import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.EntryKey;
import dev.zenhook.store.InboxLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * Starts a real Zenhook with the handlers under test, on a port and with an inbox of its own, and stops it afterwards: once
 * for the class when the {@code @RegisterExtension} field is static, else for each test.
 *
 * <p>Its retries are quick and few: a handler is tried again after some milliseconds, and parked after two seconds.
 */
public final class ZenhookExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Set<DeliveryStatus> FINISHED = Set.of(DeliveryStatus.SUCCEEDED, DeliveryStatus.PARKED);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UnaryOperator<RunningZenhook.Builder> settings;
    private boolean forTheClass;
    private @Nullable Path directory;
    private @Nullable RunningZenhook running;

    private ZenhookExtension(UnaryOperator<RunningZenhook.Builder> settings) {
        this.settings = settings;
    }

    /** With that bean, whose name is the first part of its handlers' ids. */
    public static ZenhookExtension withBean(String name, Object bean) {
        return new ZenhookExtension(builder -> builder.bean(name, bean));
    }

    /** With that setting, Zenhook's or Spring's. */
    public ZenhookExtension set(String property, String value) {
        return new ZenhookExtension(builder -> settings.apply(builder).set(property, value));
    }

    /** Sends the webhook, truly signed, and waits until every handler has succeeded or its delivery is parked. */
    public Outcome deliver(Webhook webhook) {
        int status = zenhook().send(webhook).statusCode();
        InboxLog log = zenhook().log();
        Optional<InboxLog.Entry> entry = log.find("main", key(webhook));
        if (entry.isEmpty()) {
            return new Outcome(status, null, List.of());
        }
        await("every delivery to be finished")
                .atMost(PATIENCE)
                .until(() -> log.deliveries(entry.get()).stream()
                        .allMatch(delivery -> FINISHED.contains(delivery.status())));
        return new Outcome(status, entry.get().status(), log.deliveries(entry.get()));
    }

    /** The running service, for whatever else a test wants to know. */
    public RunningZenhook zenhook() {
        return Objects.requireNonNull(running, "Zenhook runs during a test only");
    }

    private static EntryKey key(Webhook webhook) {
        return webhook.eventId().map(EntryKey::ofEventId).orElseGet(() -> EntryKey.ofBody(webhook.rawBody()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forTheClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forTheClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forTheClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void start() {
        try {
            directory = Files.createTempDirectory("zenhook");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = settings.apply(RunningZenhook.in(directory)
                        .set("zenhook.dispatch.first-delay", "5ms")
                        .set("zenhook.dispatch.max-delay", "50ms")
                        .set("zenhook.dispatch.give-up-after", "2s")
                        .set("zenhook.dispatch.shutdown-grace", "1s"))
                .start();
    }

    private void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
        FileSystemUtils.deleteRecursively(Objects.requireNonNull(directory).toFile());
    }
}
