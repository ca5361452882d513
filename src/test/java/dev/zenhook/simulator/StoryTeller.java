package dev.zenhook.simulator;

import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.context.SmartLifecycle;

/** Has Zentitle2 send a scene of the story to Zenhook, and after a while the next, from the moment that Zenhook listens. */
final class StoryTeller implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimulatedZentitle2 zentitle2;
    private final IntSupplier zenhookPort;
    private final IntSupplier operatorsPort;
    private final Clock clock;
    private final Duration pace;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("story-teller").factory());
    private boolean running;

    /** @param pace from one scene to the next */
    StoryTeller(
            SimulatedZentitle2 zentitle2,
            IntSupplier zenhookPort,
            IntSupplier operatorsPort,
            Clock clock,
            Duration pace) {
        this.zentitle2 = zentitle2;
        this.zenhookPort = zenhookPort;
        this.operatorsPort = operatorsPort;
        this.clock = clock;
        this.pace = pace;
    }

    /** In the last phase, when Zenhook's port is open, and Zenhook registers itself. */
    @Override
    public void start() {
        running = true;
        URI zenhook = URI.create("http://localhost:" + zenhookPort.getAsInt() + "/webhooks");
        Account account = zentitle2.account();
        Listener registered = awaitRegistration(account, zenhook);
        Listener testsOnly = account.put(new Listener(Ids.next("whl"), zenhook.resolve("/webhooks/main"), List.of()));
        List<String> listeners = List.of(registered.id(), testsOnly.id());
        Random random = new Random();
        new Controls(zentitle2, new TestEvents(random, clock, listeners), random, clock).in(zentitle2.endpoints());
        Story story = new Story(random, clock, listeners);
        Welcome.print(zenhook, operatorsPort.getAsInt(), zentitle2.url());
        clockwork.scheduleAtFixedRate(
                () -> zentitle2.publish(story.nextScene()), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Listener awaitRegistration(Account account, URI zenhook) {
        return await("Zenhook to register itself")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> account.listeners().stream()
                                .filter(listener -> listener.uri().equals(zenhook))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Before anything of Zenhook stops, so that a stop shows no events that find nobody. */
    @Override
    public void stop() {
        clockwork.shutdownNow();
        zentitle2.stopSending();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
