package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.handle.ParkedListeners;
import dev.zenhook.store.DeliveryQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchProperties.class)
public class DispatchConfiguration {
    private static final Duration PATIENCE_WITH_REMOVED_HANDLERS = Duration.ofHours(1);

    @Bean
    ParkedAnnouncer parkedAnnouncer(DeliveryQueue queue, ParkedListeners listeners) {
        return new ParkedAnnouncer(queue, listeners);
    }

    @Bean
    Outcomes outcomes(DeliveryQueue queue, ParkedAnnouncer announcer, MeterRegistry meters) {
        return new Outcomes(queue, announcer, meters);
    }

    @Bean
    DeliveryRun deliveryRun(Handlers handlers, Outcomes outcomes, DispatchProperties properties, Clock clock) {
        return new DeliveryRun(handlers, outcomes, properties, clock);
    }

    @Bean
    Runs runs(DeliveryRun run, DeliveryQueue queue, DispatchProperties properties, MeterRegistry meters) {
        return new Runs(run, queue, properties, meters);
    }

    @Bean
    Dispatcher dispatcher(DeliveryQueue queue, Handlers handlers, Runs runs, ParkedAnnouncer announcer) {
        return new Dispatcher(
                queue,
                handlers,
                runs,
                announcer,
                new RemovedHandlers(queue, handlers, announcer, PATIENCE_WITH_REMOVED_HANDLERS));
    }
}
