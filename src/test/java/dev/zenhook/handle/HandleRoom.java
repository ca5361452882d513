package dev.zenhook.handle;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** This room alone, with a user's classes: started as an application is, so that a failure is told as to a user. */
final class HandleRoom {
    private HandleRoom() {}

    static ConfigurableApplicationContext with(Class<?> user, String... settings) {
        SpringApplication application = new SpringApplication(HandleConfiguration.class, user);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        return application.run(Stream.concat(Stream.of("spring.main.banner-mode=off"), Arrays.stream(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }
}
