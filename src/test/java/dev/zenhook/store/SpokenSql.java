package dev.zenhook.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hears what Spring's JdbcTemplate tells at DEBUG, so that a test sees every statement without knowing where it is. */
final class SpokenSql implements AutoCloseable {
    private static final Pattern STATEMENT =
            Pattern.compile("Executing (?:prepared )?SQL (?:statement|update|query) \\[(.*)]", Pattern.DOTALL);

    private static final Pattern NOTICE = Pattern.compile("SQLWarning ignored: .*message \\[(.*)]", Pattern.DOTALL);

    private final Logger template = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Level before = template.getLevel();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    SpokenSql() {
        heard.start();
        template.addAppender(heard);
        template.setAdditive(false);
        template.setLevel(Level.DEBUG);
    }

    /** Each once. */
    List<String> statements() {
        return matching(STATEMENT).distinct().toList();
    }

    /** What the database sent along with its answers. */
    List<String> notices() {
        return matching(NOTICE).toList();
    }

    private Stream<String> matching(Pattern pattern) {
        return List.copyOf(heard.list).stream()
                .map(event -> pattern.matcher(event.getFormattedMessage()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    @Override
    public void close() {
        template.setLevel(before);
        template.setAdditive(true);
        template.detachAppender(heard);
        heard.stop();
    }
}
