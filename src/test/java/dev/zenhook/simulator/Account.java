package dev.zenhook.simulator;

import dev.zenhook.event.EventCode;
import dev.zenhook.testkit.Ids;
import dev.zenhook.testkit.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer's account at the simulated Zentitle2: its key, its credentials, its listeners. */
public final class Account {
    /** The scope for the account's key. */
    public static final String API_ADMIN = "api:admin";
    /** The scope for the listeners. */
    public static final String WEBHOOKS_ADMIN = "webhooks:admin";

    /**
     * How a list is written: as documented, or in one of the two other ways that the vendor's n8n node allows for, which
     * know no pages.
     */
    public enum ListShape {
        PAGE,
        DATA,
        BARE_ARRAY
    }

    private final InstantSource clock;
    private final String tenantId = Ids.next("t");
    private final String clientId = "simulated-client";
    private final String clientSecret = Ids.next("secret");
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private volatile SigningKey key = AccountKeys.next();
    private volatile Set<String> scopes = Set.of(API_ADMIN, WEBHOOKS_ADMIN);
    private volatile Set<String> codes =
            EventCode.KNOWN.stream().map(EventCode::value).collect(Collectors.toSet());
    private volatile Duration tokenLifetime = Duration.ofMinutes(5);
    private volatile ListShape listShape = ListShape.PAGE;
    private volatile int maxPageSize = 100;

    private record Token(Instant expiry, Set<String> scopes) {}

    Account(InstantSource clock) {
        this.clock = clock;
    }

    public String tenantId() {
        return tenantId;
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    public SigningKey key() {
        return key;
    }

    /** From now on the account signs with a new key, and the Management API shows that one. */
    public void replaceKey() {
        key = AccountKeys.next();
    }

    /** The scopes of the tokens that are made from now on; all at first. */
    public void grantOnly(String... granted) {
        scopes = Set.of(granted);
    }

    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    public void tokenLifetime(Duration lifetime) {
        tokenLifetime = lifetime;
    }

    /** Every token made so far is answered 401. */
    public void revokeTokens() {
        tokens.clear();
    }

    ListShape listShape() {
        return listShape;
    }

    public void listShape(ListShape shape) {
        listShape = shape;
    }

    int maxPageSize() {
        return maxPageSize;
    }

    /** How many elements a page has at most, whatever is asked for: no source says how many. */
    public void maxPageSize(int size) {
        maxPageSize = size;
    }

    /** The codes that can be subscribed to, in alphabetical order. */
    public Set<String> codes() {
        return new TreeSet<>(codes);
    }

    /** As an older Zentitle2, which knew fewer, or a newer one. */
    public void codes(Set<String> known) {
        codes = Set.copyOf(known);
    }

    String newToken() {
        String token = Ids.next("token");
        tokens.put(token, new Token(clock.instant().plus(tokenLifetime), scopes));
        return token;
    }

    /** Empty if the token is unknown or has expired. */
    Optional<Set<String>> scopesOf(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> clock.instant().isBefore(known.expiry()))
                .map(Token::scopes);
    }

    /** As if the user had added it in the UI. */
    public Listener listen(URI uri, Collection<String> subscriptions) {
        return put(new Listener(Ids.next("wh"), uri, List.copyOf(subscriptions)));
    }

    /** Adds the listener, or changes the one with its id. */
    synchronized Listener put(Listener listener) {
        listeners.put(listener.id(), listener);
        return listener;
    }

    synchronized void remove(String id) {
        listeners.remove(id);
    }

    public synchronized List<Listener> listeners() {
        return List.copyOf(listeners.values());
    }

    synchronized @Nullable Listener listener(String id) {
        return listeners.get(id);
    }
}
