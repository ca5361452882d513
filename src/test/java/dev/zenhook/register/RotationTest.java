package dev.zenhook.register;

import static dev.zenhook.register.KeySide.FIRST;
import static dev.zenhook.register.KeySide.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.KeyRings;
import dev.zenhook.verify.SignatureRejectedException;
import dev.zenhook.verify.SignatureVerifier;
import dev.zenhook.verify.VerifiedBody;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key changes in the middle of traffic: no authentic webhook is refused beyond one repetition by the sender. */
class RotationTest {
    private final FakeTime time = new FakeTime();
    private final KeySide replica = new KeySide(time, new FakeShelf(time.clock));
    private final FakeAccount account = new FakeAccount(FIRST);
    private final AccountConnection connection =
            new AccountConnection("main", Optional.of(replica.watch("main", account)), Optional.empty());
    private final KeySuspicions suspicions = new KeySuspicions();
    private final SignatureVerifier verifier = KeyRings.verifier(replica.tenants, replica.ring, suspicions);

    @BeforeEach
    void run() {
        suspicions.tell("main", connection::suspectKey);
        connection.rounds().forEach(Rounds::start);
        await().until(() -> !replica.ring.keysOf("main").isEmpty());
    }

    @AfterEach
    void end() {
        connection.rounds().forEach(Rounds::end);
        connection.rounds().forEach(Rounds::awaitEnd);
    }

    private VerifiedBody receive(SigningKey key) {
        byte[] body = Webhook.event("customer.created").body();
        return verifier.verify("main", verifier.judgeForm("main", List.of(key.sign(body))), body);
    }

    @Test
    void theFirstWebhookWithTheNewKeyIsRefusedAndItsRepetitionIsTaken() {
        receive(FIRST);
        account.rotateTo(SECOND);

        assertThatExceptionOfType(SignatureRejectedException.class).isThrownBy(() -> receive(SECOND));
        await().until(() -> replica.ring.keysOf("main").size() == 2);

        assertThat(receive(SECOND).keyFingerprint()).isEqualTo(KeySide.fingerprint(SECOND));
        assertThat(receive(FIRST).keyFingerprint()).isEqualTo(KeySide.fingerprint(FIRST));
        assertThat(account.asked("key")).isEqualTo(2);
    }

    @Test
    void aSignatureOfAnotherLengthIsASuspicionAsWell() {
        SigningKey longer = SigningKey.generate(3072);
        account.rotateTo(longer);

        assertThatExceptionOfType(SignatureRejectedException.class).isThrownBy(() -> receive(longer));
        await().until(() -> replica.ring.keysOf("main").size() == 2);

        assertThat(receive(longer).keyFingerprint()).isEqualTo(KeySide.fingerprint(longer));
    }

    @Test
    void whatBearsNoSignatureIsNoSuspicion() {
        assertThatExceptionOfType(SignatureRejectedException.class)
                .isThrownBy(() -> verifier.judgeForm("main", List.of()));
        assertThatExceptionOfType(SignatureRejectedException.class)
                .isThrownBy(() -> verifier.judgeForm("main", List.of("no Base64!")));

        account.rotateTo(SECOND);
        assertThatExceptionOfType(SignatureRejectedException.class).isThrownBy(() -> receive(SECOND));
        await().until(() -> replica.ring.keysOf("main").size() == 2);
        assertThat(account.asked("key")).isEqualTo(2);
    }
}
