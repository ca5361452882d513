package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.CustomerPayload;
import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import dev.zenhook.testkit.Webhook;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import tools.jackson.databind.JsonNode;

/** Every way in which a bean becomes a handler. */
class HandlerBeansTest {
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    static class InCode {
        @Bean
        @OnWebhookEvent("customer.created")
        WebhookHandler mailer() {
            return event -> SEEN.add("lambda " + event.id());
        }
    }

    @OnWebhookEvent("customer.*")
    static class OnItsClass implements WebhookHandler {
        @Override
        public void handle(WebhookEvent event) {
            SEEN.add("class " + event.id());
        }
    }

    static class ByType {
        @OnWebhookEvent(value = "*", id = "kept-for-ever")
        void on(CustomerPayload customer, JsonNode payload, WebhookEvent event) {
            SEEN.add(customer.name() + " " + payload.get("name").stringValue() + " " + event.id());
        }
    }

    static class WithoutArguments {
        @OnWebhookEvent("*")
        private void on() {
            SEEN.add("nothing asked");
        }
    }

    abstract static class Base {
        @OnWebhookEvent("*")
        void on(WebhookEvent event) {
            SEEN.add("base " + event.id());
        }
    }

    static class Inheriting extends Base {}

    static class Overriding extends Base {
        @Override
        void on(WebhookEvent event) {
            SEEN.add("overridden " + event.id());
        }
    }

    abstract static class Generic<T> {
        @OnWebhookEvent("*")
        abstract void on(T payload);
    }

    static class BindingItsOwn extends Generic<CustomerPayload> {
        @Override
        void on(CustomerPayload payload) {
            SEEN.add("its own " + payload.name());
        }
    }

    interface Listening {
        @OnWebhookEvent("*")
        void on(WebhookEvent event);
    }

    static class ThroughTheInterface implements Listening {
        @Override
        public void on(WebhookEvent event) {
            SEEN.add("proxied interface " + event.id());
        }
    }

    static class Proxied {
        @Bean
        Overriding proxiedClass() {
            ProxyFactory proxy = new ProxyFactory(new Overriding());
            proxy.setProxyTargetClass(true);
            return (Overriding) proxy.getProxy();
        }
    }

    static class ProxiedByInterface {
        @Bean
        Listening proxiedInterface() {
            return (Listening) new ProxyFactory(new ThroughTheInterface()).getProxy();
        }
    }

    static class ProxiedHandler {
        @Bean
        WebhookHandler proxiedHandler() {
            return (WebhookHandler) new ProxyFactory(new OnItsClass()).getProxy();
        }
    }

    static class ScopedBeans {
        @Bean
        @Scope("prototype")
        Inheriting prototype() {
            return new Inheriting();
        }

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Overriding scoped() {
            return new Overriding();
        }

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
        Listening scopedInterface() {
            return new ThroughTheInterface();
        }

        @Bean
        @Scope("no such scope until somebody asks")
        Object elsewhere() {
            throw new IllegalStateException("nobody asks");
        }
    }

    static Stream<Arguments> beans() {
        String bean = "handlerBeansTest.";
        return Stream.of(
                Arguments.of(InCode.class, List.of("mailer"), List.of("lambda event_1")),
                Arguments.of(OnItsClass.class, List.of(bean + "OnItsClass"), List.of("class event_1")),
                Arguments.of(ByType.class, List.of("kept-for-ever"), List.of("Ada Ada event_1")),
                Arguments.of(WithoutArguments.class, List.of(bean + "WithoutArguments.on"), List.of("nothing asked")),
                Arguments.of(Inheriting.class, List.of(bean + "Inheriting.on"), List.of("base event_1")),
                Arguments.of(Overriding.class, List.of(bean + "Overriding.on"), List.of("overridden event_1")),
                Arguments.of(BindingItsOwn.class, List.of(bean + "BindingItsOwn.on"), List.of("its own Ada")),
                Arguments.of(Proxied.class, List.of("proxiedClass.on"), List.of("overridden event_1")),
                Arguments.of(
                        ProxiedByInterface.class, List.of("proxiedInterface.on"), List.of("proxied interface event_1")),
                Arguments.of(ProxiedHandler.class, List.of("proxiedHandler"), List.of("class event_1")),
                Arguments.of(
                        ScopedBeans.class,
                        List.of("prototype.on", "scoped.on", "scopedInterface.on"),
                        List.of("base event_1", "overridden event_1", "proxied interface event_1")));
    }

    private static final WebhookEvent EVENT = event();

    private static WebhookEvent event() {
        RawBody body = RawBody.of(Webhook.event("customer.created")
                .with("payload", "{\"name\":\"Ada\"}")
                .body());
        JsonNode payload = WireFormat.payload(WireFormat.read(body.bytes()));
        return new WebhookEvent(
                "main", "event_1", EventCode.CUSTOMER_CREATED, null, null, 1, payload, body, false, false, 0);
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @ParameterizedTest
    @MethodSource("beans")
    void itHasAnIdAndRuns(Class<?> user, List<String> ids, List<String> seen) throws Exception {
        try (ConfigurableApplicationContext room = HandleRoom.with(user)) {
            Handlers handlers = room.getBean(Handlers.class);

            assertThat(handlers.idsFor(EVENT)).isEqualTo(ids);
            for (String id : ids) {
                handlers.find(id).orElseThrow().handle(EVENT);
            }
            assertThat(SEEN).isEqualTo(seen);
        }
    }
}
