package dev.zenhook.dispatch;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.WebhookHandler;
import java.util.concurrent.CountDownLatch;

/** A handler for everything, whose work the test gives; its id is the bean's name. */
@OnWebhookEvent("*")
record Doing(WebhookHandler work) implements WebhookHandler {
    /** Ends when the gate does, whatever interrupts it. */
    static void ignoringInterruption(CountDownLatch gate) {
        boolean open = false;
        while (!open) {
            try {
                gate.await();
                open = true;
            } catch (InterruptedException ignored) {
                // as a handler that is stuck does
            }
        }
    }

    @Override
    public void handle(WebhookEvent event) throws Exception {
        work.handle(event);
    }
}
