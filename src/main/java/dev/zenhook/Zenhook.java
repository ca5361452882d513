package dev.zenhook;

import dev.zenhook.store.InboxCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * Starts the service, or does what the first word of the command line says to its inbox. There is no error page: a failure is a problem detail, or it is none of a stranger's
 * business.
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Zenhook {
    public static void main(String[] args) {
        if (InboxCommands.isOneIn(args)) {
            InboxCommands.run(args);
        } else {
            SpringApplication.run(Zenhook.class, args);
        }
    }
}
