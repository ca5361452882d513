package dev.zenhook.observe;

import dev.zenhook.register.Connections;
import dev.zenhook.register.ManagementApiException;
import dev.zenhook.store.OneLine;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * The connections to the tenants' accounts, for operators: to look at them, and to act on them. The room {@code guard} lets
 * nobody through to it who has not logged in.
 */
@WebEndpoint(id = "zentitle2")
final class Zentitle2Endpoint {
    private static final Logger log = LoggerFactory.getLogger(Zentitle2Endpoint.class);
    private static final int LONGEST = 200;

    private final AccountPages pages;

    /** All tenants that have credentials. */
    record All(Map<String, AccountPage> tenants) {}

    /** An act, what came of it, and how the connection stands now. */
    record Done(String act, String outcome, AccountPage account) {}

    Zentitle2Endpoint(AccountPages pages) {
        this.pages = pages;
    }

    @ReadOperation
    WebEndpointResponse<Object> list() {
        return Answer.of(() -> new All(pages.all()));
    }

    @ReadOperation
    WebEndpointResponse<Object> show(@Selector String tenant) {
        return Answer.of(() -> pages.show(tenant));
    }

    /**
     * Has something done, and answers when it is.
     *
     * @param operator who asks; without one actuator refuses the call
     * @param act self-test, refresh-key, revoke-previous-key or narrow
     */
    @WriteOperation
    WebEndpointResponse<Object> act(
            Principal operator, @Selector String tenant, @Nullable String act, @Nullable String why) {
        return Answer.of(() -> {
            Connections connections = pages.connectionOf(tenant);
            AccountAct asked = AccountAct.of(act);
            String by = OneLine.require("who", operator.getName(), LONGEST);
            String because = OneLine.require("why", why, LONGEST);
            String outcome = "failed";
            try {
                outcome = asked.on(connections, tenant);
            } catch (ManagementApiException e) {
                outcome = "failed: " + e.getMessage(); // which holds no secret
                throw e;
            } catch (IllegalStateException e) {
                outcome = "not possible";
                throw new NotPossibleException(e);
            } finally {
                log.info("Act {} for tenant {} by {} ({}): {}", asked.word(), tenant, by, because, outcome);
            }
            return new Done(asked.word(), outcome, pages.show(tenant));
        });
    }
}
