package dev.zenhook.simulator;

import dev.zenhook.Zenhook;
import org.springframework.boot.SpringApplication;

/** What {@code ./mvnw spring-boot:test-run} starts: Zenhook, and all that there is to see it work without an account. */
final class Tryout {
    private Tryout() {}

    static SpringApplication.Running start(String... arguments) {
        return SpringApplication.from(Zenhook::main)
                .with(TryoutBeans.class)
                .withAdditionalProfiles("tryout")
                .run(arguments);
    }

    public static void main(String[] args) {
        start(args);
    }
}
