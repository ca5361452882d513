package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    /** Java looks up what begins with neither a digit nor a colon. */
    @ParameterizedTest
    @ValueSource(strings = {".a:b", "..:", ".:", ".::1", ".fe80::1", "a.b", ".a", "localhost", ""})
    void aTextThatIsNoAddressReachesNoNameServer(String text) {
        try (var lookups = mockStatic(InetAddress.class)) {
            assertThat(IpAddress.read(text)).isNull();
            assertThat(IpAddress.readForwarded(text)).isNull();
            assertThat(IpAddress.readForwarded("[" + text + "]:80")).isNull();
            assertThat(IpAddress.readPeer(text + "%eth0")).isNull();
            lookups.verify(() -> InetAddress.getByName(anyString()), never());
        }
    }

    /** What begins like an address Java refuses by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"a:b", ":", ":.", "a.b:c", "1:2:3:4:5:6:7:8:9", "1.2.3.4:"})
    void whatOnlyBeginsLikeOneIsNone(String text) {
        assertThat(IpAddress.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "2001:db8::1", "::ffff:10.0.0.1", "10.0.0.1"})
    void anAddressIsRead(String text) {
        assertThat(IpAddress.read(text)).isNotNull();
    }
}
