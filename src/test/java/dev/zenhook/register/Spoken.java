package dev.zenhook.register;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What this room tells in the log from INFO on, each line with its level in front, whatever the console shows of it. */
final class Spoken implements BeforeEachCallback, AfterEachCallback, CharSequence {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger room = (Logger) LoggerFactory.getLogger("dev.zenhook.register");
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getFormattedMessage());
        }
    };

    @Override
    public void beforeEach(ExtensionContext test) {
        room.setLevel(Level.INFO);
        ear.start();
        room.addAppender(ear);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        room.detachAppender(ear);
        room.setLevel(null);
    }

    /** How often a line with that text was told. */
    long times(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    @Override
    public String toString() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }
}
