package dev.zenhook.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.SigningKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A signature of the right form costs the same arithmetic over the same bytes, whatever is wrong with it: no clock tells why. */
class SameWorkTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final SigningKey SECOND = SigningKey.generate(2048);
    private static final byte[] BODY = "{\"eventId\":\"one\"}".getBytes(UTF_8);
    private static final byte[] OTHER = "{\"eventId\":\"two\"}".getBytes(UTF_8);

    private final List<String> work = new ArrayList<>();
    private final SignatureVerifier verifier = new SignatureVerifier(
            Verifiers.tenants("main"),
            Verifiers.ring("main", tenant -> List.of(Verifiers.trusted(KEY), Verifiers.trusted(SECOND))),
            new Counting(),
            new KeyUsage(new SimpleMeterRegistry(), new SettableClock()),
            List.of());

    @Test
    void everyCauseOfARefusalTakesTheSameSteps() {
        Stream.of(
                        SigningKey.generate(2048).sign(BODY), // a stranger's
                        KEY.sign(OTHER), // another body's
                        SECOND.sign(OTHER),
                        Base64.getEncoder().encodeToString(new byte[256]),
                        "/".repeat(341) + "w==") // beyond every modulus
                .forEach(signature -> {
                    work.clear();
                    assertThatExceptionOfType(SignatureRejectedException.class)
                            .isThrownBy(() ->
                                    verifier.verify("main", verifier.judgeForm("main", List.of(signature)), BODY));
                    assertThat(work).containsExactly("17 bytes", "verify", "17 bytes", "verify");
                });
    }

    /** Notes what is asked of it, and asks the JDK. */
    private final class Counting extends Provider {
        Counting() {
            super("Counting", "1", "for tests");
            putService(new Service(this, "Signature", SignatureCheck.ZENTITLE2, "Counted", null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Counted();
                }
            });
        }
    }

    private final class Counted extends SignatureSpi {
        private final Signature jdk;

        Counted() {
            try {
                jdk = Signature.getInstance(SignatureCheck.ZENTITLE2);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws java.security.InvalidKeyException {
            jdk.initVerify(key);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            work.add(length + " bytes");
            jdk.update(bytes, offset, length);
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            work.add("verify");
            return jdk.verify(signature);
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte one) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
