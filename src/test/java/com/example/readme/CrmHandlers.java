package com.example.readme;

import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.handle.WebhookHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CrmHandlers {
    @Bean
    @OnWebhookEvent(value = "entitlement.provision", id = "provisioning")
    WebhookHandler provisioning(Crm crm) {
        return event -> {
            if (!crm.knows(event.resourceId())) {
                throw new UnrecoverableException("The CRM has no entitlement " + event.resourceId());
            }
            crm.provision(event.resourceId());
        };
    }
}
