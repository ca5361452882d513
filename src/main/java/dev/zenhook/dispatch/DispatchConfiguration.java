package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.handle.ParkedListeners;
import dev.zenhook.store.DeliveryQueue;
import dev.zenhook.store.KnownHandlers;
import dev.zenhook.store.Leases;
import dev.zenhook.store.ParkedDeliveries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchProperties.class)
public class DispatchConfiguration {
    private static final Duration PATIENCE_WITH_REMOVED_HANDLERS = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS_AT_WHAT_IS_QUEUED = Duration.ofMinutes(1);

    @Bean
    ParkedAnnouncer parkedAnnouncer(ParkedDeliveries deliveries, ParkedListeners listeners, DeliveryCounter counter) {
        return new ParkedAnnouncer(deliveries, listeners, counter);
    }

    @Bean
    DeliveryCounter deliveryCounter(MeterRegistry meters) {
        return new DeliveryCounter(meters);
    }

    @Bean
    Outcomes outcomes(DeliveryCounter counter) {
        return new Outcomes(counter);
    }

    @Bean
    RunWatch runWatch(
            @Qualifier("webhookObservations") ObjectProvider<ObservationRegistry> observations, MeterRegistry meters) {
        return new RunWatch(observations.getIfAvailable(() -> ObservationRegistry.NOOP), new RunTimes(meters));
    }

    @Bean
    DeliveryRun deliveryRun(
            Handlers handlers, Outcomes outcomes, DispatchProperties properties, DeliveryQueue queue, RunWatch watch) {
        return new DeliveryRun(handlers, outcomes, properties, queue.clock(), watch);
    }

    @Bean
    Runs runs(
            DeliveryRun run,
            Handlers handlers,
            DeliveryQueue queue,
            DispatchProperties properties,
            MeterRegistry meters) {
        Runs runs = new Runs(run, handlers, queue, properties, new HandlerThreads());
        runs.countIn(meters);
        return runs;
    }

    @Bean
    LeaseKeeper leaseKeeper(Leases leases, Runs runs, Outcomes outcomes, ParkedAnnouncer announcer) {
        return new LeaseKeeper(leases, runs, outcomes, announcer, BETWEEN_LOOKS_AT_WHAT_IS_QUEUED);
    }

    @Bean
    Upkeep upkeep(
            LeaseKeeper leases,
            KnownHandlers known,
            Handlers handlers,
            ParkedAnnouncer announcer,
            DeliveryQueue queue) {
        return new Upkeep(leases, known, handlers, announcer, queue.clock(), PATIENCE_WITH_REMOVED_HANDLERS);
    }

    @Bean
    Dispatcher dispatcher(
            DeliveryQueue queue,
            Handlers handlers,
            Runs runs,
            Outcomes outcomes,
            DeliveryCounter counter,
            Upkeep upkeep) {
        return new Dispatcher(queue, handlers, runs, outcomes, counter, upkeep);
    }
}
