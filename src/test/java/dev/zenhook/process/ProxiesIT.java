package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.Machine;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A webhook comes over HTTPS, through a proxy that is configured as the README says. Only 127.0.0.2 may send: one Zenhook
 * believes the proxy, which is 127.0.0.1, and the other does not.
 */
class ProxiesIT {
    private static ZenhookProcess believing;
    private static ZenhookProcess doubting;
    private static OpensslCertificate tls;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        tls = OpensslCertificate.generateIn(folder);
        believing = zenhook(Files.createDirectory(folder.resolve("believing")))
                .with("zenhook.receive.trusted-proxies", "127.0.0.1")
                .launch();
        doubting = zenhook(Files.createDirectory(folder.resolve("doubting"))).launch();
        List.of(believing, doubting)
                .forEach(zenhook -> await("the service to answer")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> zenhook.tryPost("/", new byte[0], "") == 403));
    }

    private static ZenhookProcess.Start zenhook(Path folder) {
        return InstalledZenhook.in(folder).with("zenhook.receive.sender-networks", "127.0.0.2");
    }

    @AfterAll
    static void stop() {
        if (believing != null) { // there is none where openssl is missing
            believing.close();
        }
        if (doubting != null) {
            doubting.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWebhookPassesWithItsSenderAndNothingElseDoes(ReverseProxy.Product product, @TempDir Path folder)
            throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(product, folder, believing.port(), tls)) {
            Client sender = new Client(proxy, folder, "127.0.0.2");
            assertThat(sender.send("/webhooks")).isEqualTo(200);
            assertThat(sender.send("/webhooks/main")).isEqualTo(200);
            assertThat(sender.send("/webhooks", "--header", "Transfer-Encoding: chunked"))
                    .isEqualTo(200);
            assertThat(sender.send("/webhooks", "--header", "X-Forwarded-For: 192.0.2.1"))
                    .isEqualTo(200);
            assertThat(sender.sendBytes("/webhooks", bodyOf(250_000))).isEqualTo(200);
            assertThat(sender.sendBytes("/webhooks", bodyOf(300_000))).isNotEqualTo(200);

            Client stranger = new Client(proxy, folder, "127.0.0.3");
            assertThat(stranger.send("/webhooks")).isEqualTo(403);
            assertThat(stranger.send("/webhooks", "--header", "X-Forwarded-For: 127.0.0.2"))
                    .isEqualTo(403);
            assertThat(stranger.send("/webhooks", "--header", "Forwarded: for=127.0.0.2"))
                    .isEqualTo(403);

            // Zenhook would answer a stranger 403, so this is the proxy's answer.
            assertThat(List.of("/actuator", "/actuator/health", "/", "/webhooksx"))
                    .allSatisfy(path -> assertThat(stranger.get(path)).isEqualTo(404));
            assertThat(List.of("/webhooks/../actuator", "/webhooks/%2e%2e/actuator", "/webhooks/main/.."))
                    .allSatisfy(path -> assertThat(sender.get(path)).isEqualTo(404));

            assertThat(OpensslCertificate.handshake(proxy.port(), "-tls1_2")).contains("New, TLSv1.2");
            assertThat(OpensslCertificate.handshake(proxy.port(), "-tls1_3")).contains("New, TLSv1.3");
            assertThat(OpensslCertificate.handshake(proxy.port(), "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"))
                    .contains("alert protocol version");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProxyThatIsNotDeclaredIsNotBelieved(ReverseProxy.Product product, @TempDir Path folder) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(product, folder, doubting.port(), tls)) {
            assertThat(new Client(proxy, folder, "127.0.0.2").send("/webhooks")).isEqualTo(403);
        }
    }

    /** Of exactly that many bytes, with whatever a proxy might be tempted to change. */
    private static byte[] bodyOf(int size) {
        String start = "\r\n{\"eventId\":\"event_" + size
                + "\",\"eventCode\":\"customer.updated\",\"payload\":{\"name\":\"\u00e9";
        String end = "\"}}\r\n\r\n";
        int filled = (start + end).getBytes(StandardCharsets.UTF_8).length;
        return (start + "x".repeat(size - filled) + end).getBytes(StandardCharsets.UTF_8);
    }

    /** curl, which comes from an address of this machine. */
    private record Client(ReverseProxy proxy, Path folder, String address) {
        int send(String path, String... arguments) throws IOException, InterruptedException {
            return sendBytes(path, Webhook.event("customer.created").body(), arguments);
        }

        int sendBytes(String path, byte[] body, String... arguments) throws IOException, InterruptedException {
            Path file = Files.write(folder.resolve("body.json"), body);
            List<String> more = new ArrayList<>(List.of(arguments));
            more.addAll(
                    List.of("--header", "N-Signature: " + SigningKey.shared().sign(body)));
            more.addAll(List.of("--data-binary", "@" + file));
            return ask(path, more);
        }

        int get(String path) throws IOException, InterruptedException {
            return ask(path, List.of());
        }

        /** By HTTP/1.1: in HTTP/2 an answer that comes before the body has been sent may break the stream. */
        private int ask(String path, List<String> arguments) throws IOException, InterruptedException {
            String host = OpensslCertificate.HOST + ":" + proxy.port();
            List<String> command = new ArrayList<>(List.of(
                    Machine.here().program("curl", "curl").toString(), "--silent", "--path-as-is", "--http1.1"));
            command.addAll(List.of("--output", "/dev/null", "--write-out", "%{http_code}", "--max-time", "30"));
            command.addAll(List.of("--interface", address, "--resolve", host + ":127.0.0.1"));
            command.addAll(List.of("--cacert", tls.certificate().toString()));
            command.addAll(arguments);
            command.add("https://" + host + path);
            Process curl = new ProcessBuilder(command).start();
            String status = new String(curl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            curl.waitFor();
            return Integer.parseInt(status);
        }
    }
}
