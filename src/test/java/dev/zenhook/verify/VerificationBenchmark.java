package dev.zenhook.verify;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.VerifyProperties.Arithmetic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One signature of an RSA key of 2,048 bits, from the header's text to the verified body. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class VerificationBenchmark {
    private final SigningKey key = SigningKey.shared();
    private final byte[] body = Webhook.event("entitlement.seat.activated").body();
    private final List<String> header = List.of(key.sign(body));

    @Param({"BOUNCYCASTLE", "JDK"})
    public String provider;

    private SignatureVerifier verifier;

    @Setup
    public void verifier() {
        verifier = Verifiers.with(Arithmetic.valueOf(provider), List.of(Verifiers.trusted(key)));
    }

    @Benchmark
    public VerifiedBody verify() {
        return verifier.verify("main", verifier.judgeForm("main", header), body);
    }
}
