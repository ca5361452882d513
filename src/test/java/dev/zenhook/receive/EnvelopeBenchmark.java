package dev.zenhook.receive;

import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.VerifiedBodies;
import dev.zenhook.verify.VerifiedBody;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a typical event to its envelope, judged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EnvelopeBenchmark {
    private final ValidatorFactory validators = Validation.buildDefaultValidatorFactory();
    private final EnvelopeReader reader = new EnvelopeReader(validators.getValidator());
    private final VerifiedBody body =
            VerifiedBodies.of(Webhook.event("entitlement.seat.activated").body());

    @Benchmark
    public Object read() {
        return reader.read(body);
    }

    @TearDown
    public void close() {
        validators.close();
    }
}
