package dev.zenhook.testkit;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.HandleConfiguration;
import dev.zenhook.handle.Handlers;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A handler alone: no HTTP, no inbox, no retry, milliseconds. It is found, chosen by its codes and given its arguments as in
 * the service, and what it throws comes out.
 */
public final class HandlerSlice {
    private final Handlers handlers;

    private HandlerSlice(Handlers handlers) {
        this.handlers = handlers;
    }

    /** Fails as a start would, if the bean cannot be a handler. */
    public static HandlerSlice of(String name, Object bean) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().registerSingleton(name, bean);
        context.register(HandleConfiguration.class);
        context.refresh();
        return new HandlerSlice(context.getBean(Handlers.class));
    }

    /**
     * Runs the handlers that the webhook is for, one after another in this thread.
     *
     * @return their ids; none if it is for none
     * @throws Exception what the first of them throws
     */
    public List<String> handle(Webhook webhook) throws Exception {
        WebhookEvent event = webhook.toEvent();
        List<String> ids = handlers.idsFor(event);
        for (String id : ids) {
            handlers.find(id).orElseThrow().handle(event);
        }
        return ids;
    }
}
