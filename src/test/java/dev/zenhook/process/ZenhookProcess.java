package dev.zenhook.process;

import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.FreePort;
import dev.zenhook.machine.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The executable jar, running with a user's handlers ({@code com.example.recorder}) beside it, all in one folder. */
public final class ZenhookProcess implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Without an optimising compiler: the processes of the tests do not live that long. */
    private static final List<String> SHORT_LIVED = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final Process process;
    private final Path output;
    private final int port;

    private ZenhookProcess(Path folder, Process process, Path output, int port) {
        this.folder = folder;
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** How it is started; what is not set is as a new user has it. */
    public static final class Start {
        private final Path folder;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> arguments = new ArrayList<>();
        private int port = FreePort.find();
        private final List<String> options = new ArrayList<>(SHORT_LIVED);
        private @Nullable String classPath;

        private Start(Path folder) {
            this.folder = folder;
        }

        public Start key(String text) {
            return environment("ZENTITLE2_PUBLIC_KEY", text);
        }

        public Start environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Start with(String property, String value) {
            arguments.add("--" + property + "=" + value);
            return this;
        }

        public Start port(int number) {
            port = number;
            return this;
        }

        Start classPath(String path) {
            classPath = path;
            return option("--enable-native-access=ALL-UNNAMED");
        }

        /** For the JVM. */
        public Start option(String option) {
            options.add(option);
            return this;
        }

        /** The recorder writes into the folder; what it holds back is told by a file there. */
        Start recording() {
            return with("zenhook.handle.packages", "com.example.recorder")
                    .with("recorder.file", folder.resolve("recorded.txt").toString())
                    .with("recorder.hold", folder.resolve("hold").toString());
        }

        /** Returns at once, whether it will run or not. */
        public ZenhookProcess launch() {
            try {
                return launched();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Returns when it answers. One that never does is killed, as nobody would have it to do so. */
        public ZenhookProcess start() {
            ZenhookProcess zenhook = launch();
            try {
                zenhook.awaitAnswer();
                return zenhook;
            } catch (RuntimeException e) {
                zenhook.close();
                throw e;
            }
        }

        private ZenhookProcess launched() throws IOException {
            Path output = Files.createTempFile(folder, "output", ".txt");
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(options);
            command.addAll(classPath == null ? executableJar() : List.of("-cp", classPath, "dev.zenhook.Zenhook"));
            command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.matches("(ZENHOOK|ZENTITLE2|SPRING|SERVER|MANAGEMENT|JAVA_TOOL).*"));
            builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
            builder.environment().putAll(environment);
            return new ZenhookProcess(folder, builder.start(), output, port);
        }

        private List<String> executableJar() throws IOException {
            recording();
            return List.of(
                    "-Dloader.path=" + handlersIn(folder),
                    "-cp",
                    System.getProperty("zenhook.test.jar"),
                    "org.springframework.boot.loader.launch.PropertiesLauncher");
        }
    }

    static Start in(Path folder) {
        return new Start(folder);
    }

    /** The one that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path handlersIn(Path folder) throws IOException {
        String name = "com/example/recorder";
        Path source = Path.of("target", "test-classes").resolve(name);
        Path target = folder.resolve("handlers");
        FileSystemUtils.copyRecursively(source, target.resolve(name));
        return target;
    }

    /** For one that was only launched. */
    public void awaitAnswer() {
        await("the service to answer").atMost(Duration.ofMinutes(3)).until(this::answersOrDied);
        if (!process.isAlive()) {
            throw new IllegalStateException("It did not start:\n" + output());
        }
    }

    private boolean answersOrDied() {
        return !process.isAlive() || tryPost("/", new byte[0], "") == 404;
    }

    public int port() {
        return port;
    }

    /** The status of the answer; 0 if there was none. */
    public int tryPost(String path, byte[] body, String signature) {
        try {
            return post(path, body, signature);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * The status of the answer.
     *
     * @throws IOException if there was none
     */
    public int post(String path, byte[] body, String signature) throws IOException {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Content-Type", "application/json")
                                    .header("N-Signature", signature)
                                    .timeout(Duration.ofSeconds(20))
                                    .POST(BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** What the handlers have written down, over all processes in this folder: what, code and id. */
    List<String> recorded() {
        Path file = folder.resolve("recorded.txt");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> String.join(
                            " ", Arrays.asList(line.split(" ")).subList(0, line.startsWith("test ") ? 2 : 3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill}, and what a container's stop sends first. */
    public void terminate() {
        process.destroy();
    }

    /** As {@code kill -STOP}, until {@link #resume}: the machine may do that to any process, for any time. */
    public void stall() {
        Signal.send("STOP", pid());
    }

    public void resume() {
        Signal.send("CONT", pid());
    }

    public long pid() {
        return process.pid();
    }

    public int awaitExit() {
        return awaitExit(Duration.ofSeconds(60));
    }

    public int awaitExit(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("It does not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
