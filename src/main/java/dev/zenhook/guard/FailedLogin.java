package dev.zenhook.guard;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;

/** Answers a failed login without a session. The login page needs to know where that leads to, and then takes no handler of ours. */
final class FailedLogin implements ObjectPostProcessor<AbstractAuthenticationProcessingFilter> {
    @Override
    public <F extends AbstractAuthenticationProcessingFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(Refusals.failedLogin());
        return filter;
    }
}
