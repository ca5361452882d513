package dev.zenhook.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * What is done to an inbox from the command line, with the settings that Zenhook has: {@code backup-inbox <file>}, {@code
 * restore-inbox <file>}, {@code move-inbox}. They serve no webhooks and run no handlers.
 */
public final class InboxCommands {
    private static final String BACKUP = "backup-inbox";
    private static final String RESTORE = "restore-inbox";
    private static final String MOVE = "move-inbox";

    private InboxCommands() {}

    /** Whether the command line begins with a word; settings begin with a hyphen. */
    public static boolean isOneIn(String[] args) {
        return args.length > 0 && !args[0].startsWith("-");
    }

    /** Returns when it is done. One that fails says why, as a start does that fails. */
    public static void run(String[] args) {
        SpringApplication application = new SpringApplication(Runner.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setInitializers(List.of()); // no handlers, so nobody's extensions
        try (ConfigurableApplicationContext context = application.run(args)) {
            context.stop();
        }
    }

    /** No component, or a scan for handlers would find it and run it in the service. */
    @EnableConfigurationProperties(StoreProperties.class)
    static final class Runner {
        @Bean
        ApplicationRunner inboxCommand(StoreProperties properties) {
            return arguments -> perform(arguments.getNonOptionArgs(), properties, Clock.systemUTC());
        }
    }

    static void perform(List<String> words, StoreProperties properties, Clock clock) {
        switch (words.getFirst()) {
            case BACKUP -> InboxBackup.take(embedded(properties, BACKUP), file(words));
            case RESTORE -> InboxRestore.from(file(words), embedded(properties, RESTORE));
            case MOVE -> new InboxMove(DatabaseFile.in(properties), properties, clock).move();
            default ->
                throw new StoreStartException(
                        "There is no command " + words.getFirst() + ".",
                        "Say " + BACKUP + ", " + RESTORE + ", " + MOVE
                                + " or hash-password, or nothing, to start the service.");
        }
    }

    private static Path file(List<String> words) {
        if (words.size() != 2) {
            throw new StoreStartException(
                    words.getFirst() + " needs the path of one file: that of the backup.",
                    "Say " + words.getFirst() + " and the path.");
        }
        return Path.of(words.get(1)).toAbsolutePath();
    }

    private static DatabaseFile embedded(StoreProperties properties, String command) {
        if (PostgresUrl.isIn(properties.url())) {
            throw new StoreStartException(
                    command + " is for the embedded database, and zenhook.store.url names PostgreSQL.",
                    "Use pg_dump and pg_restore, as docs/runbook.md describes.");
        }
        return DatabaseFile.of(properties);
    }
}
