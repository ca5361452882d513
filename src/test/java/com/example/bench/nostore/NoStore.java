package com.example.bench.nostore;

import dev.zenhook.store.ForgetfulInbox;
import dev.zenhook.store.Inbox;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Puts an inbox in the place of the real one that keeps nothing. All else stays as it is, the database too: it is open, and unused. */
@Component
public class NoStore implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Inbox ? ForgetfulInbox.create() : bean;
    }
}
