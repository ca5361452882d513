package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.machine.Machine;
import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers hold the public port's connections in every slow way that there is. Zentitle2 is served meanwhile. */
class AbuseIT {
    private static final int SECONDS = Scale.of(2, 120);
    /** More than there are places. */
    private static final int STRANGERS = 5_000;

    private static final int MEGABYTES = 520;
    private static final int THREADS = 70;

    private static ZenhookProcess zenhook;

    @BeforeAll
    static void start(@TempDir Path folder) {
        zenhook = Proof.of(Engine.SQLITE, folder)
                .zenhook()
                .with("server.tomcat.connection-timeout", "1m") // let it not be this that ends them
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @ParameterizedTest(name = "slowhttptest {0}")
    @CsvSource({
        "slow heads, -H -i 1 -x 24",
        "slow bodies, -B -i 1 -s 8192 -x 10",
        "ranges, -R -a 10 -b 3000",
        "answers read slowly, -X -w 1 -y 16 -n 1 -z 4 -k 3"
    })
    void slowStrangersKeepNobodyOut(String what, String options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Machine.here().program("slowhttptest", "slowhttptest").toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-c", "" + STRANGERS, "-r", "" + STRANGERS, "-l", "" + SECONDS, "-p", "3"));
        command.addAll(List.of("-u", "http://127.0.0.1:" + zenhook.port() + "/webhooks"));
        Process strangers = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int served = serveWhile(strangers::isAlive);
            assertThat(served).as("honest requests during " + what).isGreaterThan(10);
            assertBounded();
        } finally {
            strangers.destroyForcibly();
        }
    }

    @Test
    void connectionsThatAreOnlyHeldKeepNobodyOut() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < STRANGERS; i++) {
                held.add(new Socket(InetAddress.getLoopbackAddress(), zenhook.port()));
            }
            int[] left = {50};
            serveWhile(() -> left[0]-- > 0);
            assertBounded();
        } finally {
            for (Socket one : held) {
                one.close();
            }
        }
    }

    private static int serveWhile(BooleanSupplier condition) throws IOException {
        int served = 0;
        while (condition.getAsBoolean()) {
            byte[] body = Webhook.event("customer.created").body();
            assertThat(zenhook.post("/webhooks", body, SigningKey.shared().sign(body)))
                    .isEqualTo(200);
            served++;
        }
        return served;
    }

    private static void assertBounded() throws IOException {
        assertThat(status("VmRSS") / 1024).as("megabytes").isLessThan(MEGABYTES);
        assertThat(status("Threads")).as("threads").isLessThan(THREADS);
    }

    private static long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + zenhook.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
