package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

/** What passes without being judged is that one line, and nothing that resembles it. */
class ProbesTest {
    private static final Probes PROBES = new Probes(Set.of("/health/liveness"));

    private static MockHttpServletRequest request(String method, String path) {
        MockServletContext context = new MockServletContext();
        context.setContextPath("/ops");
        return new MockHttpServletRequest(context, method, path);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ops/health/liveness, true",
        "HEAD, /ops/health/liveness, true",
        "POST, /ops/health/liveness, false",
        "get, /ops/health/liveness, false",
        "GET, /health/liveness, false",
        "GET, /ops/health/liveness/, false",
        "GET, /ops/health/liveness/more, false",
        "GET, /ops/health/liveness;x=1, false",
        "GET, /ops/health//liveness, false",
        "GET, /ops/health/%6Civeness, false",
        "GET, /ops/health/liveness/../../inbox, false",
        "GET, /ops/../ops/health/liveness, false",
        "GET, //ops/health/liveness, false",
        "GET, /ops/health, false",
        "GET, /ops, false",
        "GET, '', false"
    })
    void itIsReadByItsExactAddress(String method, String path, boolean isOne) {
        assertThat(PROBES.include(request(method, path))).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({"Authorization, ''", "Authorization, Basic x", "Cookie, ZENHOOK_OPERATOR=1"})
    void whoeverSaysWhoAsksIsJudged(String header, String value) {
        MockHttpServletRequest request = request("GET", "/ops/health/liveness");
        request.addHeader(header, value);

        assertThat(PROBES.include(request)).isFalse();
    }

    @Test
    void aQueryChangesNothing() {
        MockHttpServletRequest request = request("GET", "/ops/health/liveness");
        request.setQueryString("x=1");

        assertThat(PROBES.include(request)).isTrue();
    }
}
