package dev.zenhook.handle;

import dev.zenhook.event.WebhookEvent;

/**
 * Code that runs for an event. A bean of this type says by {@link OnWebhookEvent}, on its class or its {@code @Bean}
 * method, for which codes.
 *
 * <p>It may rely on this:
 *
 * <ul>
 *   <li>It gets the codes that it declares, and no others.
 *   <li>It runs at least once for every event: again after a failure, a crash or a timeout, each time with the same {@link
 *       WebhookEvent#id}. Twice is possible, so let the second time do no harm.
 *   <li>Returning means done. {@link UnrecoverableException} means never again: the delivery is parked. Whatever else is
 *       thrown means again later, until {@code zenhook.dispatch.give-up-after} has passed.
 *   <li>Events of one resource come one at a time and in the order in which they arrived, which need not be that in which
 *       they happened: compare {@link WebhookEvent#date}. A parked delivery holds back nothing.
 *   <li>After {@code zenhook.dispatch.handler-timeout} its thread is interrupted. Until that thread ends, it is not run
 *       beside itself for the same delivery or resource.
 *   <li>It runs on a platform thread, which is there for this handler alone and is used again for its next runs, outside
 *       any transaction of Zenhook's.
 * </ul>
 */
@FunctionalInterface
public interface WebhookHandler {
    /** Deals with an event; whatever it throws says that the event is not dealt with. */
    void handle(WebhookEvent event) throws Exception;
}
