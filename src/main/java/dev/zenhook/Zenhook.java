package dev.zenhook;

import dev.zenhook.guard.HashPassword;
import dev.zenhook.store.InboxCommands;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Starts the service, or does what the first word of the command line says. There is no error page: a failure is a problem
 * detail, or it is none of a stranger's business. Packages are scanned once, for the handlers that were added here, and not again by
 * Spring Boot for what else it knows.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "dev.zenhook",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
@AutoConfigurationPackage(basePackages = "dev.zenhook.nothing")
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
public class Zenhook {
    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals(HashPassword.COMMAND)) {
            System.exit(HashPassword.run(System.in, System.out, System.err));
        } else if (InboxCommands.isOneIn(args)) {
            InboxCommands.run(args);
        } else {
            SpringApplication.run(Zenhook.class, args);
        }
    }
}
