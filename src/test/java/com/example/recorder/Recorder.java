package com.example.recorder;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A user's handlers, in a package of the user's own: write down what they see, where a test looks. */
@Component
public class Recorder {
    private final Path file;
    private final Path hold;

    /** The hold is a file: while it exists, a handler that has begun does not end. */
    public Recorder(@Value("${recorder.file}") Path file, @Value("${recorder.hold}") Path hold) {
        this.file = file;
        this.hold = hold;
    }

    @OnWebhookEvent("*")
    public void event(WebhookEvent event) throws Exception {
        write("begin " + event.code() + " " + event.id());
        while (Files.exists(hold)) {
            Thread.sleep(20);
        }
        write("end " + event.code() + " " + event.id());
    }

    @OnWebhookEvent("webhook.test")
    public void test(WebhookEvent event) throws IOException {
        write("test " + event.id());
    }

    private synchronized void write(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
