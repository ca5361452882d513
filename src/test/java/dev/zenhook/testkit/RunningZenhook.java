package dev.zenhook.testkit;

import dev.zenhook.Zenhook;
import dev.zenhook.store.InboxLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Zenhook in this JVM, on a port of its own, with the tenant {@code main} and the key {@link SigningKey#shared}. */
public final class RunningZenhook implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ReentrantLock LOG = new ReentrantLock();

    private final ConfigurableApplicationContext context;

    private RunningZenhook(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What it is started with. */
    public static final class Builder {
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private final Map<String, Object> beans = new LinkedHashMap<>();
        private Class<?> application = Zenhook.class;

        private Builder(Path directory) {
            set("server.port", "0");
            set("management.server.port", "0");
            set("zenhook.store.directory", directory.toString());
            set("zenhook.tenants.main.public-keys[0]", SigningKey.shared().modulus());
        }

        public Builder set(String property, String value) {
            settings.put(property, value);
            return this;
        }

        /** Adds a bean, such as one with handlers, by its name. */
        public Builder bean(String name, Object bean) {
            beans.put(name, bean);
            return this;
        }

        /** Starts a user's application, which has Zenhook on its class path, in place of Zenhook's own. */
        public Builder application(Class<?> type) {
            application = type;
            return this;
        }

        public RunningZenhook start() {
            SpringApplication started = new SpringApplication(application);
            started.setRegisterShutdownHook(false);
            started.addInitializers(context -> beans.forEach(context.getBeanFactory()::registerSingleton));
            String[] arguments = settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            return new RunningZenhook(run(started, arguments));
        }

        /** All in one JVM share its log, which Spring Boot sets up anew for each: that, one does after the other. */
        private static ConfigurableApplicationContext run(SpringApplication application, String[] arguments) {
            application.addListeners((ApplicationListener<ApplicationContextInitializedEvent>) ready -> {
                if (LOG.isHeldByCurrentThread()) {
                    LOG.unlock();
                }
            });
            LOG.lock();
            try {
                return application.run(arguments);
            } finally {
                if (LOG.isHeldByCurrentThread()) {
                    LOG.unlock();
                }
            }
        }
    }

    /** With its inbox in that folder. */
    public static Builder in(Path directory) {
        return new Builder(directory);
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** The port of liveness and readiness. */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** Sends a webhook to the default tenant, truly signed. */
    public HttpResponse<String> send(Webhook webhook) {
        return post("/webhooks", webhook.body(), SigningKey.shared().sign(webhook.body()));
    }

    public HttpResponse<String> post(String path, byte[] body, String signature) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                            .header("Content-Type", "application/json")
                            .header("N-Signature", signature)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public InboxLog log() {
        return bean(InboxLog.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    /** Stops it as SIGTERM does. */
    @Override
    public void close() {
        context.close();
    }
}
