package dev.zenhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Leaves OpenTelemetry out of Zenhook unless it is told where to send spans: it would cost each start and each event, for
 * nobody. An application that brings Zenhook in keeps its own tracing.
 */
final class TracesOnDemand implements EnvironmentPostProcessor, Ordered {
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String EXCLUDED = "spring.autoconfigure.exclude";
    private static final List<String> TRACING = List.of(
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean isZenhook = application.getAllSources().contains(Zenhook.class);
        if (isZenhook && !StringUtils.hasText(environment.getProperty(ENDPOINT))) {
            List<String> excluded = new ArrayList<>(TRACING);
            excluded.addAll(Binder.get(environment)
                    .bind(EXCLUDED, Bindable.listOf(String.class))
                    .orElse(List.of()));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("nobody traces", Map.of(EXCLUDED, String.join(",", excluded))));
        }
    }

    /** Last, when all settings have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
