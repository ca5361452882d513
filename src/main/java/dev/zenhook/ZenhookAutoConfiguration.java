package dev.zenhook;

import dev.zenhook.accept.AcceptConfiguration;
import dev.zenhook.dispatch.DispatchConfiguration;
import dev.zenhook.guard.GuardConfiguration;
import dev.zenhook.handle.HandleConfiguration;
import dev.zenhook.observe.ObserveConfiguration;
import dev.zenhook.receive.ReceiveConfiguration;
import dev.zenhook.register.RegisterConfiguration;
import dev.zenhook.store.StoreConfiguration;
import dev.zenhook.verify.VerifyConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Brings the rooms into an application, Zenhook's own or that of a user who has the plain jar on the class path. */
@AutoConfiguration
@Import({
    VerifyConfiguration.class,
    StoreConfiguration.class,
    HandleConfiguration.class,
    DispatchConfiguration.class,
    AcceptConfiguration.class,
    ReceiveConfiguration.class,
    RegisterConfiguration.class,
    ObserveConfiguration.class,
    GuardConfiguration.class
})
public class ZenhookAutoConfiguration {
    @Bean
    static KnownSettings knownSettings(Environment environment) {
        return new KnownSettings(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
