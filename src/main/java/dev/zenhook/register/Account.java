package dev.zenhook.register;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A tenant's account at Zentitle2, through the Management API. Every method asks Zentitle2, and may take seconds.
 *
 * <p>All of them throw a {@link ManagementApiException} if Zentitle2 refuses, does not answer, or answers what cannot be read.
 */
interface Account {
    /** The account's public key, as a JSON Web Key. Needs the scope {@code api:admin}. */
    String key();

    /**
     * The listeners with such a URI, over all pages, each with all of its subscriptions. This and what follows needs the
     * scope {@code webhooks:admin}.
     */
    List<Listener> listeners(Predicate<String> uri);

    /** The event codes that can be subscribed to. */
    Set<String> codes();

    Listener create(String uri, Set<String> subscriptions);

    void change(Listener listener);

    /** Has Zentitle2 send a test event to the listener. */
    void requestTest(String listenerId);
}
