package com.example.recorder;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Handlers that do what no handler should: each for a code of its own. */
@Component
public class Trouble {
    private final Notes notes;

    public Trouble(Notes notes) {
        this.notes = notes;
    }

    @OnWebhookEvent("trouble.hangs")
    public void hangs(WebhookEvent event) throws IOException, InterruptedException {
        notes.write("begin", event, "hangs");
        Thread.sleep(Long.MAX_VALUE);
    }

    @OnWebhookEvent("trouble.deaf")
    public void ignoresInterruption(WebhookEvent event) throws IOException {
        notes.write("begin", event, "deaf");
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException ignored) {
                notes.write("interrupted", event, "deaf");
            }
        }
    }

    @OnWebhookEvent("trouble.spins")
    @SuppressWarnings("InfiniteLoopStatement")
    public void spins(WebhookEvent event) throws IOException {
        notes.write("begin", event, "spins");
        while (true) {
            Thread.onSpinWait();
        }
    }

    @OnWebhookEvent("trouble.error")
    public void throwsAnError(WebhookEvent event) throws IOException {
        notes.write("begin", event, "error");
        throw new OutOfMemoryError("not really");
    }

    @OnWebhookEvent("trouble.overflow")
    public void overflowsTheStack(WebhookEvent event) throws IOException {
        notes.write("begin", event, "overflow");
        notes.write("never " + deeper(1));
    }

    private static int deeper(int depth) {
        return deeper(depth + 1) + depth;
    }
}
