package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.readme.Readme;
import dev.zenhook.machine.FreePort;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zenhook does TLS by itself, as the README says, on a JDK that would speak everything it ever knew. */
class TlsIT {
    private static final int MANAGEMENT_PORT = FreePort.find();

    private static OpensslCertificate tls;
    private static ZenhookProcess zenhook;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        tls = OpensslCertificate.generateIn(folder);
        String example = Readme.blocks("yaml").stream()
                .filter(block -> block.contains("reload-on-update"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("application.yaml"),
                example.replace(
                                "/etc/letsencrypt/live/hooks.example.com/fullchain.pem",
                                tls.certificate().toString())
                        .replace(
                                "/etc/letsencrypt/live/hooks.example.com/privkey.pem",
                                tls.key().toString()));
        Path lenient = Files.writeString(folder.resolve("java.security"), "jdk.tls.disabledAlgorithms=\n");
        zenhook = ZenhookProcess.in(folder)
                .key(SigningKey.shared().modulus())
                .option("-Djava.security.properties=" + lenient)
                .environment("MANAGEMENT_SERVER_PORT", String.valueOf(MANAGEMENT_PORT))
                .with("management.server.ssl.bundle", "web")
                .with("spring.ssl.bundle.watch.file.quiet-period", "200ms")
                .launch();
        await("both ports")
                .atMost(Duration.ofMinutes(2))
                .until(() -> speaks(zenhook.port()) && speaks(MANAGEMENT_PORT));
    }

    private static boolean speaks(int port) {
        return OpensslCertificate.handshake(port).contains("BEGIN CERTIFICATE");
    }

    @AfterAll
    static void stop() {
        if (zenhook != null) { // there is none where openssl is missing
            zenhook.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itSpeaksTls12And13AndNothingOlder(boolean management) {
        int port = management ? MANAGEMENT_PORT : zenhook.port();

        assertThat(OpensslCertificate.handshake(port, "-tls1_2")).contains("New, TLSv1.2");
        assertThat(OpensslCertificate.handshake(port, "-tls1_3")).contains("New, TLSv1.3");
        assertThat(OpensslCertificate.handshake(port, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"))
                .contains("alert protocol version");
        assertThat(OpensslCertificate.handshake(port, "-tls1", "-cipher", "ALL:@SECLEVEL=0"))
                .contains("alert protocol version");
    }

    @Test
    void aRenewedCertificateIsTakenWithoutARestartAndWithoutBreakingAConnection() throws IOException {
        try (TlsConnection old = new TlsConnection(zenhook.port(), tls.certificate())) {
            assertThat(old.send(Webhook.event("customer.created"))).isEqualTo(200);
            OpensslCertificate next = tls.successor();

            next.replaceCertificate(tls);
            await("half a renewal to be refused").until(() -> zenhook.output().contains("SSL reload error"));
            assertThat(old.send(Webhook.event("customer.created"))).isEqualTo(200);
            next.replaceKey(tls);

            await("the new certificate").until(() -> answersNewcomers());
            assertThat(old.send(Webhook.event("customer.created"))).isEqualTo(200);
        }
    }

    private static boolean answersNewcomers() {
        try (TlsConnection newcomer = new TlsConnection(zenhook.port(), tls.certificate())) {
            return newcomer.send(Webhook.event("customer.created")) == 200;
        } catch (IOException untrusted) {
            return false;
        }
    }
}
