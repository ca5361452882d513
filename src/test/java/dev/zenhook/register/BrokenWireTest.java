package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As the JDK's HTTP client throws it. */
class BrokenWireTest {
    private static IOException caused(IOException failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }

    static List<Object[]> failures() {
        return List.of(
                row(
                        caused(new ConnectException(), new UnresolvedAddressException()),
                        false,
                        "the name of its host is not known here"),
                row(new UnknownHostException("secret.example"), false, "the name of its host is not known here"),
                row(new ConnectException("Connection refused"), false, "its host accepts no connection"),
                row(
                        caused(new HttpConnectTimeoutException("HTTP connect timed out"), new ConnectException()),
                        false,
                        "no connection came about in time"),
                row(
                        new SSLHandshakeException("PKIX path building failed"),
                        false,
                        "the TLS connection failed (PKIX path building failed)"),
                row(new SSLException("closing inbound"), true, "the TLS connection failed (closing inbound)"),
                row(new HttpTimeoutException("request timed out"), true, "no answer came in time"),
                row(
                        caused(new IOException("Request was interrupted"), new InterruptedException()),
                        true,
                        "the wait for the answer was interrupted"),
                row(new IOException("EOF"), true, "the connection broke before the answer was whole (EOF)"));
    }

    private static Object[] row(IOException broken, boolean mayHaveCarried, String told) {
        return new Object[] {broken, mayHaveCarried, told};
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("failures")
    void itSaysWhatHappened(IOException broken, boolean mayHaveCarried, String told) {
        assertThat(BrokenWire.told(broken, new Quotes(""))).isEqualTo(told);
        assertThat(BrokenWire.mayHaveCarried(broken)).isEqualTo(mayHaveCarried);
    }

    @Test
    void itIsFoundBehindOtherFailures() {
        IOException broken = new IOException();

        assertThat(BrokenWire.in(new IllegalStateException(new RuntimeException(broken))))
                .isSameAs(broken);
        assertThat(BrokenWire.in(new IllegalStateException())).isNull();
    }
}
