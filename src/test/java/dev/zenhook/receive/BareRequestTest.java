package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BareRequestTest {
    @Test
    void nothingOfAHeaderIsSeenByAnyName() {
        MockHttpServletRequest sent = new MockHttpServletRequest("POST", "/webhooks");
        sent.setContentType("text/plain;charset=UTF-16");
        sent.addHeader("X-Any", "1");
        sent.setCookies(new Cookie("name", "value"));
        sent.setRequestedSessionId("session");
        sent.addPreferredLocale(Locale.forLanguageTag("tlh"));

        BareRequest bare = new BareRequest(sent);

        assertThat(bare.getHeaderNames().hasMoreElements()).isFalse();
        assertThat(bare.getHeaders("X-Any").hasMoreElements()).isFalse();
        assertThat(bare.getHeader("X-Any")).isNull();
        assertThat(bare.getIntHeader("X-Any")).isEqualTo(-1);
        assertThat(bare.getDateHeader("X-Any")).isEqualTo(-1);
        assertThat(bare.getContentType()).isNull();
        assertThat(bare.getCharacterEncoding()).isNull();
        assertThat(bare.getCookies()).isNull();
        assertThat(bare.getRequestedSessionId()).isNull();
        assertThat(bare.getLocale()).isEqualTo(Locale.getDefault());
        assertThat(Collections.list(bare.getLocales())).isEqualTo(List.of(Locale.getDefault()));
        assertThat(bare.getTrailerFields()).isEmpty();
    }
}
