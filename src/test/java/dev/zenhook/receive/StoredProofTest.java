package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry can be verified again, by whoever has the database and the key. */
class StoredProofTest {
    @Test
    void theBytesTheSignatureTheKeyAndTheTimeAreStored(@TempDir Path directory) throws Exception {
        SigningKey next = SigningKey.generate(2048);
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("zenhook.tenants.main.public-keys[1]", next.modulus())
                .bean("ownClock", SettableClock.at("2026-06-06T12:00:00.123Z"))
                .start()) {
            byte[] body = Webhook.event("customer.created").body();

            assertThat(zenhook.post("/webhooks/main", body, next.sign(body)).statusCode())
                    .isEqualTo(200);

            InboxLog.Entry entry = zenhook.log().newest(1).getFirst();
            assertThat(entry.tenant()).isEqualTo("main");
            assertThat(entry.body().bytes()).isEqualTo(body);
            assertThat(entry.signature()).isEqualTo(next.sign(body));
            assertThat(entry.keyFingerprint())
                    .isEqualTo("sha256:"
                            + HexFormat.of()
                                    .formatHex(MessageDigest.getInstance("SHA-256")
                                            .digest(next.publicKey().getEncoded())));
            assertThat(entry.receivedAt()).isEqualTo("2026-06-06T12:00:00.123Z");
        }
    }
}
