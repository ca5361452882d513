package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(Networks.of(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32")));

    private String sender(String peer, String... forwardedFor) {
        InetAddress sender = proxies.senderOf(peer, List.of(forwardedFor));
        return sender == null ? "" : sender.getHostAddress();
    }

    @Test
    void ofAPeerThatNobodyDeclaredNothingIsBelieved() {
        assertThat(sender("203.0.113.9", "198.51.100.7")).isEqualTo("203.0.113.9");
        assertThat(sender("11.0.0.1", "198.51.100.7")).isEqualTo("11.0.0.1");
        assertThat(sender("2001:db9::1", "198.51.100.7")).isEqualTo("2001:db9:0:0:0:0:0:1");
    }

    @Test
    void withoutDeclaredProxiesNobodyIsBelieved() {
        TrustedProxies nobody = new TrustedProxies(Networks.of(List.of()));

        assertThat(Stream.of("127.0.0.1", "10.0.0.1", "::1", "fd00::1"))
                .allSatisfy(peer -> assertThat(nobody.senderOf(peer, List.of("198.51.100.7")))
                        .isEqualTo(InetAddress.getByName(peer)));
    }

    @Test
    void aDeclaredProxyTellsTheSender() {
        assertThat(sender("10.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(sender("2001:db8::1", "2001:db9::7")).isEqualTo("2001:db9:0:0:0:0:0:7");
        assertThat(sender("0:0:0:0:0:ffff:10.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void whatTheSenderHasWrittenInFrontIsNotBelieved() {
        assertThat(sender("10.0.0.1", "127.0.0.1, 198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(sender("10.0.0.1", "127.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(sender("10.0.0.1", "garbage, 198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void aChainOfDeclaredProxiesIsGoneBack() {
        assertThat(sender("10.0.0.1", "203.0.113.9, 198.51.100.7, 192.0.2.1, 10.2.3.4"))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void aChainOfDeclaredProxiesAloneEndsAtTheFarthest() {
        assertThat(sender("10.0.0.1", "10.0.0.3,10.0.0.2")).isEqualTo("10.0.0.3");
        assertThat(sender("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "198.51.100",
                "198.51.100.7.8",
                "1",
                "198.51.100.256",
                "0198.51.100.7",
                "0x7f.0.0.1",
                "198.51.100.7/32",
                "198.51.100.7:port",
                "-1.2.3.4",
                "::1::",
                "fe80::1%eth0",
                "fe80::1%1",
                "[198.51.100.7",
                ":",
                "[]",
                "198.51.100.7\t1",
                "for=198.51.100.7",
                "\u0661.1.1.1",
                "1.1.1.1\u0000",
                "2001:db8:0:0:0:0:0:0:1",
                "::ffff:198.51.100.300",
                "face:b00k::1"
            })
    void whatIsNoAddressNeverBecomesOne(String garbage) {
        assertThat(sender("10.0.0.1", garbage)).isEqualTo("10.0.0.1");
        assertThat(sender("10.0.0.1", "198.51.100.7," + garbage)).isEqualTo("10.0.0.1");
        assertThat(sender("10.0.0.1", garbage, "10.0.0.2")).isEqualTo("10.0.0.2");
    }

    @Test
    void aHeaderBeyondAllMeasureIsNoObstacle() {
        assertThat(sender("10.0.0.1", "10.0.0.2,".repeat(10_000))).isEqualTo("10.0.0.1");
        assertThat(sender("10.0.0.1", ":".repeat(100_000))).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7:4711, 198.51.100.7",
        "[2001:db9::7]:4711, 2001:db9:0:0:0:0:0:7",
        "[2001:db9::7], 2001:db9:0:0:0:0:0:7",
        "::ffff:198.51.100.7, 198.51.100.7",
    })
    void proxiesMayWriteAPortOrBrackets(String written, String sender) {
        assertThat(sender("10.0.0.1", written)).isEqualTo(sender);
    }

    @Test
    void aPeerWithoutAddressIsNobody() {
        assertThat(proxies.senderOf(null, List.of("198.51.100.7"))).isNull();
        assertThat(sender("fe80::1%eth0", "198.51.100.7")).isEqualTo("fe80:0:0:0:0:0:0:1");
    }
}
