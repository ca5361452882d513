package com.example.licences;

import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.WebhookHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A user's handler that is built in code. */
@Configuration
class LicenceConfiguration {
    @Bean
    @OnWebhookEvent("customer.*")
    WebhookHandler customerCounter() {
        return event -> {};
    }
}
