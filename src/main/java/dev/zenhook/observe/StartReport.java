package dev.zenhook.observe;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.InboxPlace;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.TrustedKey;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says in five lines, once it is ready, what has started. */
final class StartReport implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(StartReport.class);

    private final Environment environment;
    private final Tenants tenants;
    private final KeyRing keys;
    private final Handlers handlers;
    private final InboxPlace inbox;

    StartReport(Environment environment, Tenants tenants, KeyRing keys, Handlers handlers, InboxPlace inbox) {
        this.environment = environment;
        this.tenants = tenants;
        this.keys = keys;
        this.handlers = handlers;
        this.inbox = inbox;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        log.info(
                "Zenhook{} on Java {} is ready{}", version(), Runtime.version().feature(), after(ready.getTimeTaken()));
        log.info(
                "Listening: webhooks at {}, operators at {}",
                place("server.address", "local.server.port"),
                place("management.server.address", "local.management.port"));
        log.info(
                "Tenants: {}",
                new TreeSet<>(tenants.names()).stream().map(this::tenant).collect(Collectors.joining("; ")));
        log.info("Handlers: {}", handlers());
        log.info("Inbox: {}", inbox.text());
    }

    private static String version() {
        String version = StartReport.class.getPackage().getImplementationVersion();
        return version == null ? "" : " " + version;
    }

    private static String after(@Nullable Duration time) {
        return time == null ? "" : " after %d ms".formatted(time.toMillis());
    }

    private String place(String address, String port) {
        String number = environment.getProperty(port);
        if (number == null) {
            return "no port";
        }
        String host = environment.getProperty(address);
        return host == null || host.isBlank()
                ? "port " + number + " of all addresses"
                : "port " + number + " of " + host;
    }

    private String tenant(String name) {
        String trusted = keys.keysOf(name).stream().map(TrustedKey::fingerprint).collect(Collectors.joining(", "));
        return name + " trusts " + (trusted.isEmpty() ? "no key yet" : trusted);
    }

    private String handlers() {
        String all = handlers.codes().entrySet().stream()
                .map(handler -> handler.getKey() + " takes " + String.join(", ", handler.getValue()))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "none, so every event waits as UNCLAIMED" : all;
    }
}
