package dev.zenhook.dispatch;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What this room tells in the log, each line with its context. */
final class Told implements BeforeEachCallback, AfterEachCallback {
    private record Line(String text, Map<String, String> context) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger room = (Logger) LoggerFactory.getLogger("dev.zenhook.dispatch");
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(event.getFormattedMessage(), Map.copyOf(event.getMDCPropertyMap())));
        }
    };

    @Override
    public void beforeEach(ExtensionContext test) {
        ear.start();
        room.addAppender(ear);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        room.detachAppender(ear);
    }

    /** The context of each line with that text. */
    List<Map<String, String>> contextsOf(String text) {
        return lines.stream()
                .filter(line -> line.text().contains(text))
                .map(Line::context)
                .toList();
    }
}
