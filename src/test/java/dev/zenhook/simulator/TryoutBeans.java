package dev.zenhook.simulator;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.support.DynamicPropertyRegistrarBeanInitializer;

/** What is beside Zenhook in a tryout. Never found by scanning: only {@link Tryout} names it. */
@TestConfiguration(proxyBeanMethods = false)
class TryoutBeans {
    /** Spring would look for registrars after the web server has asked for Zenhook's filter, which needs the key. */
    @Bean
    static BeanFactoryPostProcessor earlyRegistrars(Environment environment) {
        DynamicPropertyRegistrarBeanInitializer registrars = new DynamicPropertyRegistrarBeanInitializer();
        registrars.setEnvironment(environment);
        return registrars::initialize;
    }

    @Bean
    static TemporaryFolder temporaryFolder() {
        return new TemporaryFolder();
    }

    @Bean
    static SimulatedZentitle2 simulatedZentitle2() {
        return SimulatedZentitle2.start(Clock.systemUTC(), new SpokenJournal());
    }

    @Bean
    static DynamicPropertyRegistrar zenhookSettings(SimulatedZentitle2 zentitle2, TemporaryFolder folder) {
        return settings -> {
            settings.add(
                    "zenhook.tenants.main.public-keys[0]",
                    () -> zentitle2.account().key().modulus());
            settings.add("zenhook.store.directory", folder::path);
        };
    }

    @Bean
    StoryTeller storyTeller(
            SimulatedZentitle2 zentitle2,
            WebServerApplicationContext zenhook,
            Clock clock,
            @Value("${simulator.pace}") Duration pace) {
        return new StoryTeller(zentitle2, () -> zenhook.getWebServer().getPort(), clock, pace);
    }

    @Bean
    SeatMailer seatMailer() {
        return new SeatMailer();
    }

    @Bean
    LicenceBook licenceBook() {
        return new LicenceBook();
    }
}
