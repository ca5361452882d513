package com.example.recorder;

import dev.zenhook.event.WebhookEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A file of lines, to which several processes may write: each line is one append, so none is torn, and their order is that
 * in which things happened.
 */
@Component
public class Notes {
    private final FileChannel file;

    public Notes(@Value("${recorder.file}") Path file) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What, code, id, resource, handler, process, and when: nanoseconds of the monotonic clock, milliseconds since 1970. */
    void write(String what, WebhookEvent event, String handler) throws IOException {
        write(String.join(
                " ",
                what,
                event.code().value(),
                event.id(),
                event.resourceId() == null ? "-" : event.resourceId(),
                handler,
                Long.toString(ProcessHandle.current().pid()),
                Long.toString(System.nanoTime()),
                Long.toString(System.currentTimeMillis())));
    }

    void write(String line) throws IOException {
        file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
