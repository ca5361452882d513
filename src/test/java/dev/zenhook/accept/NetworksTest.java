package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.77/25, 203.0.113.127, true",
        "203.0.113.77/25, 203.0.113.128, false",
        "203.0.113.77/32, 203.0.113.77, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/64, 32.1.13.184, false",
        "10.0.0.0/8, a00::1, false",
        "::/0, 2001:db8::1, true",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
    })
    void aNetworkContainsItsAddressesAndNoOthers(String network, String address, boolean contained)
            throws UnknownHostException {
        assertThat(Networks.of(List.of(network)).contain(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @Test
    void nobodyIsInNoNetwork() {
        assertThat(Networks.of(List.of()).contain(InetAddress.getLoopbackAddress()))
                .isFalse();
        assertThat(Networks.of(List.of("0.0.0.0/0")).contain(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "localhost",
                "example.com",
                "example.com/24",
                "cafe",
                "10",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0;80",
                "10.0.0.256",
                "2001:db8::/129",
                "fe80::1%eth0",
                "10.0.0.0 / 8",
                "*"
            })
    void whatIsNoNetworkIsRefusedAndNotLookedUp(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.of(List.of(text)));
    }
}
