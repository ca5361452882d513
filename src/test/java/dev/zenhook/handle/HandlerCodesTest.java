package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Which codes the handlers take, for whoever subscribes to them. */
class HandlerCodesTest {
    private static final Set<String> OFFERED =
            Set.of("customer.created", "customer.updated", "entitlement.created", "news.of.tomorrow");

    static class ByName {
        @OnWebhookEvent({"customer.created", "made.up"})
        void on() {}
    }

    static class ByBeginning {
        @OnWebhookEvent("customer.*")
        void on() {}
    }

    static class ByNameAndAll {
        @OnWebhookEvent({"customer.created", "made.up"})
        void exactly() {}

        @OnWebhookEvent("*")
        void all() {}
    }

    static class OfTests {
        @OnWebhookEvent({"webhook.test", "*"})
        void on() {}
    }

    static class Nothing {}

    private static Set<String> codesAmong(Set<String> offered, Class<?> bean) {
        try (ConfigurableApplicationContext context = HandleRoom.with(bean)) {
            return context.getBean(Handlers.class).codesAmong(offered);
        }
    }

    private static Set<String> exactCodes(Class<?> bean) {
        try (ConfigurableApplicationContext context = HandleRoom.with(bean)) {
            return context.getBean(Handlers.class).exactCodes();
        }
    }

    @Test
    void ofTheOfferedCodesThoseThatAHandlerTakes() {
        assertThat(codesAmong(OFFERED, ByName.class)).containsExactly("customer.created");
        assertThat(codesAmong(OFFERED, ByBeginning.class))
                .containsExactlyInAnyOrder("customer.created", "customer.updated");
        assertThat(codesAmong(OFFERED, ByNameAndAll.class)).isEqualTo(OFFERED);
        assertThat(codesAmong(OFFERED, Nothing.class)).isEmpty();
    }

    @Test
    void theTestEventsCodeIsNeverAmongThem() {
        assertThat(codesAmong(Set.of("webhook.test"), OfTests.class)).isEmpty();
        assertThat(exactCodes(OfTests.class)).isEmpty();
    }

    @Test
    void whatIsNoCodeIsPassedOver() {
        assertThat(codesAmong(Set.of("", "zwölf", "a".repeat(201)), ByNameAndAll.class))
                .isEmpty();
    }

    @Test
    void whatIsNamedInFullIsKnownByItsName() {
        assertThat(exactCodes(ByNameAndAll.class)).containsExactlyInAnyOrder("customer.created", "made.up");
    }
}
