package dev.zenhook.process;

import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.FreePort;
import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A proxy of Debian's in front of a Zenhook, as {@code deploy/proxies} configures it, save for ports and files. */
final class ReverseProxy implements AutoCloseable {
    private static final Path SHIPPED = Path.of("deploy", "proxies");
    private static final String LIVE = "/etc/letsencrypt/live/" + OpensslCertificate.HOST;

    private final Process process;
    private final int port;

    private ReverseProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Which one. */
    enum Product {
        NGINX {
            @Override
            Process start(Path folder, int port, int zenhook, OpensslCertificate tls) throws IOException {
                Path program = Machine.here().program("nginx", "nginx-light");
                Path server = folder.resolve("zenhook.conf");
                String shipped = Files.readString(SHIPPED.resolve("nginx.conf"));
                Files.writeString(
                        server,
                        replaced(shipped, "listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                                .replace("127.0.0.1:8080", "127.0.0.1:" + zenhook)
                                .replace(
                                        LIVE + "/fullchain.pem",
                                        tls.certificate().toString())
                                .replace(LIVE + "/privkey.pem", tls.key().toString()));
                Path settings = Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off;
                    master_process off;
                    pid nginx.pid;
                    events {}
                    http {
                        access_log off;
                        client_body_temp_path body;
                        proxy_temp_path proxy;
                        fastcgi_temp_path fastcgi;
                        uwsgi_temp_path uwsgi;
                        scgi_temp_path scgi;
                        include zenhook.conf;
                    }
                    """);
                return run(folder, program.toString(), "-e", "stderr", "-p", folder + "/", "-c", settings.toString());
            }
        },

        CADDY {
            @Override
            Process start(Path folder, int port, int zenhook, OpensslCertificate tls) throws IOException {
                Path program = Machine.here().program("caddy", "caddy");
                String shipped = Files.readString(SHIPPED.resolve("Caddyfile"));
                String site = "https://" + OpensslCertificate.HOST + ":" + port + " {\n\tbind 127.0.0.1\n";
                String moved = replaced(shipped, OpensslCertificate.HOST + " {\n", site)
                        .replace("127.0.0.1:8080", "127.0.0.1:" + zenhook);
                String ours = replaced(moved, "tls {", "tls " + tls.certificate() + " " + tls.key() + " {");
                Path settings = Files.writeString(
                        folder.resolve("Caddyfile"),
                        replaced(ours, "\tservers {\n", "\tadmin off\n\tauto_https disable_redirects\n\tservers {\n"));
                return run(
                        folder, program.toString(), "run", "--adapter", "caddyfile", "--config", settings.toString());
            }
        };

        abstract Process start(Path folder, int port, int zenhook, OpensslCertificate tls) throws IOException;
    }

    /** Where it is not installed, the test is skipped, or fails in the gate. */
    static ReverseProxy start(Product product, Path folder, int zenhook, OpensslCertificate tls) {
        int port = FreePort.find();
        try {
            ReverseProxy proxy = new ReverseProxy(product.start(folder, port, zenhook, tls), port);
            await(product + ", whose output is in " + folder)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> OpensslCertificate.handshake(port).contains("BEGIN CERTIFICATE"));
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not in the shipped text any more would be tested no more. */
    private static String replaced(String shipped, String part, String other) {
        if (!shipped.contains(part)) {
            throw new IllegalStateException("No " + part + " in\n" + shipped);
        }
        return shipped.replace(part, other);
    }

    private static Process run(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        List.of("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
                .forEach(name -> builder.environment().put(name, folder.toString()));
        return builder.start();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
