package com.example.recorder;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A user's handlers, in a package of the user's own: write down what they see, where a test looks. */
@Component
public class Recorder {
    private final Notes notes;
    private final Path hold;
    private final int takes;

    /**
     * The hold is a file: while it exists, a handler that has begun does not end. Without it, a run takes up to so many
     * milliseconds, at random: of runs that take none, two would not be seen to overlap.
     */
    public Recorder(Notes notes, @Value("${recorder.hold}") Path hold, @Value("${recorder.takes:0}") int takes) {
        this.notes = notes;
        this.hold = hold;
        this.takes = takes;
    }

    @OnWebhookEvent("*")
    public void event(WebhookEvent event) throws Exception {
        notes.write("begin", event, "recorder");
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(takes + 1));
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
