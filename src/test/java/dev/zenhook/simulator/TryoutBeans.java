package dev.zenhook.simulator;

import dev.zenhook.machine.FreePort;
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

    /** What a user has who connects an account, and no key: that one is fetched. */
    @Bean
    static DynamicPropertyRegistrar zenhookSettings(
            SimulatedZentitle2 zentitle2, TemporaryFolder folder, Environment environment) {
        int port = port(environment);
        Account account = zentitle2.account();
        String main = "zenhook.tenants.main.";
        return settings -> {
            settings.add("server.port", () -> port);
            settings.add(main + "management-api.url", zentitle2::url);
            settings.add(main + "management-api.token-url", zentitle2::tokenUrl);
            settings.add(main + "management-api.tenant-id", account::tenantId);
            settings.add(main + "management-api.client-id", account::clientId);
            settings.add(main + "management-api.client-secret", account::clientSecret);
            settings.add(main + "registration.public-url", () -> "http://localhost:" + port + "/webhooks");
            settings.add("zenhook.store.directory", folder::path);
        };
    }

    /** Where Zentitle2 is to send to, is told before the port is open. */
    private static int port(Environment environment) {
        int wanted = environment.getProperty("server.port", Integer.class, 8080);
        return wanted == 0 ? FreePort.find() : wanted;
    }

    @Bean
    StoryTeller storyTeller(
            SimulatedZentitle2 zentitle2,
            WebServerApplicationContext zenhook,
            Environment environment,
            Clock clock,
            @Value("${simulator.pace}") Duration pace) {
        return new StoryTeller(
                zentitle2,
                () -> zenhook.getWebServer().getPort(),
                () -> environment.getRequiredProperty("local.management.port", Integer.class),
                clock,
                pace);
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
