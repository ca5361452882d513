package dev.zenhook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Starts the service. There is no error page: a failure is a problem detail, or it is none of a stranger's business. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Zenhook {
    public static void main(String[] args) {
        SpringApplication.run(Zenhook.class, args);
    }
}
