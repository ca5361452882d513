package com.example.recorder;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A user's handlers, in a package of the user's own: write down what they see, where a test looks. */
@Component
public class Recorder {
    private final Notes notes;
    private final Path hold;

    /** The hold is a file: while it exists, a handler that has begun does not end. */
    public Recorder(Notes notes, @Value("${recorder.hold}") Path hold) {
        this.notes = notes;
        this.hold = hold;
    }

    @OnWebhookEvent("*")
    public void event(WebhookEvent event) throws Exception {
        notes.write("begin", event, "recorder");
        try {
            while (Files.exists(hold)) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            notes.write("interrupted", event, "recorder");
            throw e;
        }
        notes.write("end", event, "recorder");
    }

    @OnWebhookEvent("webhook.test")
    public void test(WebhookEvent event) throws IOException {
        notes.write("test " + event.id());
    }
}
