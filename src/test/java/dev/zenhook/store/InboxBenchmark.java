package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.util.FileSystemUtils;

/** Durable events per second when 32 arrive at a time, each with one delivery; the files lie below {@code target}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(32)
public class InboxBenchmark {
    private final WebhookEvent template = Events.event("event_0", "ent_1");
    private final AtomicLong arrived = new AtomicLong();

    @Param({"sqlite", "postgresql"})
    public String engine;

    private Path folder;
    private OpenStore store;

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "inbox");
        SettableClock clock = new SettableClock();
        Database database = engine.equals("sqlite")
                ? SqliteStores.open(folder, clock)
                : PostgresStores.open(PostgresStores.freshUrl(), clock);
        store = new OpenStore(database, clock);
    }

    @Benchmark
    public Receipt arrive() {
        return store.arrives(next(), "mailer");
    }

    private WebhookEvent next() {
        long number = arrived.incrementAndGet();
        return new WebhookEvent(
                template.tenant(),
                "event_" + number,
                template.code(),
                template.date(),
                "ent_" + number % 1_000,
                template.attempt(),
                template.payload(),
                template.body(),
                false,
                false,
                0);
    }

    @TearDown
    public void close() throws Exception {
        store.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
