package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.zenhook.event.WebhookEvent;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** A bean that cannot be a handler as it is written stops the start, with one message that names it and the cure. */
@ExtendWith(OutputCaptureExtension.class)
class DeclarationFailureTest {
    static class TwoOfTheSameName {
        @OnWebhookEvent("customer.created")
        void on(WebhookEvent event) {}

        @OnWebhookEvent("customer.updated")
        void on() {}
    }

    static class TwoOfTheSameId {
        @Bean
        @OnWebhookEvent(value = "*", id = "mail")
        WebhookHandler one() {
            return event -> {};
        }

        @Bean
        @OnWebhookEvent(value = "*", id = "mail")
        WebhookHandler two() {
            return event -> {};
        }
    }

    static class StarInside {
        @OnWebhookEvent({"customer.created", "customer.*.created"})
        void on(WebhookEvent event) {}
    }

    static class NoCode {
        @OnWebhookEvent({})
        void on(WebhookEvent event) {}
    }

    static class UnprintableId {
        @OnWebhookEvent(value = "*", id = "größe")
        void on(WebhookEvent event) {}
    }

    static class NegativeConcurrency {
        @OnWebhookEvent(value = "*", concurrency = -1)
        void on(WebhookEvent event) {}
    }

    static class StrangeParameter {
        @OnWebhookEvent("*")
        void on(String payload) {}
    }

    static class Returning {
        @OnWebhookEvent("*")
        boolean on(WebhookEvent event) {
            return true;
        }
    }

    static class Static {
        @OnWebhookEvent("*")
        static void on(WebhookEvent event) {}
    }

    static class WithoutAnnotation {
        @Bean
        WebhookHandler mute() {
            return event -> {};
        }
    }

    static class NoHandler {
        @Bean
        @OnWebhookEvent("*")
        Consumer<WebhookEvent> consumer() {
            return event -> {};
        }
    }

    @OnWebhookEvent("*")
    static class ClassThatIsNoHandler {}

    static class Hidden {
        @OnWebhookEvent("*")
        private void on(WebhookEvent event) {}
    }

    static class PrivateBehindAProxy {
        @Bean
        Hidden hidden() {
            ProxyFactory proxy = new ProxyFactory(new Hidden());
            proxy.setProxyTargetClass(true);
            return (Hidden) proxy.getProxy();
        }
    }

    static class Mailer implements Runnable {
        @OnWebhookEvent("*")
        public void on(WebhookEvent event) {}

        @Override
        public void run() {}
    }

    static class NotInTheInterface {
        @Bean
        Runnable mailer() {
            return (Runnable) new ProxyFactory(new Mailer()).getProxy();
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(TwoOfTheSameName.class, "\"declarationFailureTest.TwoOfTheSameName.on\"", "another id"),
                Arguments.of(
                        TwoOfTheSameId.class,
                        "The bean \"one\" and The bean \"two\" are both the handler \"mail\".",
                        "Give one of them another id"),
                Arguments.of(
                        StarInside.class,
                        "asks for \"customer.*.created\", which can never match: a * may stand at the end only.",
                        "an exact code, a beginning followed by *, or * alone"),
                Arguments.of(NoCode.class, "names no event code, so it would never run.", "Name at least one"),
                Arguments.of(UnprintableId.class, "has the id \"größe\".", "1 to 200 printable ASCII characters"),
                Arguments.of(
                        NegativeConcurrency.class,
                        "\"declarationFailureTest.NegativeConcurrency\" has the concurrency -1, so it would never run.",
                        "Let it be 1 or more"),
                Arguments.of(
                        StrangeParameter.class,
                        "has a parameter that cannot be filled: String payload.",
                        "Use WebhookEvent, JsonNode for the payload, or a record"),
                Arguments.of(Returning.class, "returns boolean, but nobody would look at it", "Let it return void"),
                Arguments.of(Static.class, "is static.", "Make it an instance method."),
                Arguments.of(
                        WithoutAnnotation.class,
                        "The bean \"mute\" is a WebhookHandler but does not say for which event codes.",
                        "Put @OnWebhookEvent on its class or on its @Bean method."),
                Arguments.of(
                        NoHandler.class,
                        "The bean \"consumer\" has @OnWebhookEvent but is no WebhookHandler",
                        "put @OnWebhookEvent on the method"),
                Arguments.of(
                        ClassThatIsNoHandler.class, "has @OnWebhookEvent but is no WebhookHandler", "Let it implement"),
                Arguments.of(
                        PrivateBehindAProxy.class,
                        "The method on of the bean \"hidden\" cannot be called through the bean's proxy.",
                        "Make it public"),
                Arguments.of(
                        NotInTheInterface.class,
                        "The method on of the bean \"mailer\" cannot be called through the bean's proxy.",
                        "part of the interface"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatCannotBeAHandlerStopsTheStart(Class<?> user, String problem, String cure, CapturedOutput output) {
        assertThat(catchThrowable(() -> HandleRoom.with(user))).isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START", problem, cure);
        assertThat(output).doesNotContain("\tat dev.zenhook");
    }

    @Test
    void aPackageWithoutComponentsStopsTheStart(CapturedOutput output) {
        assertThat(catchThrowable(() -> HandleRoom.with(Object.class, "zenhook.handle.packages=com.example.licenses")))
                .isNotNull();

        assertThat(output)
                .contains(
                        "zenhook.handle.packages names \"com.example.licenses\", where no component is.",
                        "Correct the package's name, or put @Component on the handlers in it.");
    }
}
