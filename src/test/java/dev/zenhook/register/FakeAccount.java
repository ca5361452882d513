package dev.zenhook.register;

import dev.zenhook.testkit.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** An account in memory. Its state is real, it notes what it is asked, and it may refuse. */
final class FakeAccount implements Account {
    /** The names of the calls, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final TreeMap<String, Listener> listeners = new TreeMap<>();
    private final AtomicInteger created = new AtomicInteger();
    private volatile String key;
    private volatile Set<String> codes = Set.of("customer.created", "customer.updated", "entitlement.created");
    private volatile Predicate<String> refused = call -> false;
    private volatile String refusal = "";
    private volatile Runnable test = () -> {};
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private volatile boolean answersCreateWith409AfterDoingIt;

    FakeAccount(SigningKey key) {
        this.key = key.jwk();
    }

    void rotateTo(SigningKey next) {
        key = next.jwk();
    }

    void keyIs(String text) {
        key = text;
    }

    void offers(String... offered) {
        codes = Set.of(offered);
    }

    void isAway() {
        refuses(call -> true, "Zentitle2 does not answer");
    }

    void isBack() {
        refused = call -> false;
    }

    void refuses(Predicate<String> which, String message) {
        refusal = message;
        refused = which;
    }

    void onTest(Runnable sends) {
        test = sends;
    }

    /** What happens once, during the next call of that name: before it is obeyed, and after what it shows was seen. */
    void during(String call, Runnable event) {
        meanwhile.put(call, event);
    }

    /** The answer is lost, or another replica was faster: both look the same from outside. */
    void createsAndRefuses() {
        answersCreateWith409AfterDoingIt = true;
    }

    synchronized void has(Listener listener) {
        listeners.put(listener.id(), listener);
    }

    synchronized void loses(String id) {
        listeners.remove(id);
    }

    synchronized List<Listener> all() {
        return List.copyOf(listeners.values());
    }

    synchronized Listener only() {
        if (listeners.size() != 1) {
            throw new AssertionError("Not one listener: " + listeners.values());
        }
        return listeners.firstEntry().getValue();
    }

    int asked(String call) {
        return (int) calls.stream().filter(call::equals).count();
    }

    private void ask(String call) {
        calls.add(call);
        Runnable event = meanwhile.remove(call);
        if (event != null) {
            event.run();
        }
        if (refused.test(call)) {
            throw new ManagementApiException(refusal, (Throwable) null);
        }
    }

    @Override
    public String key() {
        ask("key");
        return key;
    }

    @Override
    public List<Listener> listeners(Predicate<String> uri) {
        List<Listener> seen =
                all().stream().filter(listener -> uri.test(listener.uri())).toList();
        ask("listeners");
        return seen;
    }

    @Override
    public Set<String> codes() {
        ask("codes");
        return codes;
    }

    @Override
    public Listener create(String uri, Set<String> subscriptions) {
        ask("create");
        Listener listener = new Listener("wh_" + created.incrementAndGet(), uri, List.copyOf(subscriptions));
        has(listener);
        if (answersCreateWith409AfterDoingIt) {
            throw new ManagementApiException("409", (Throwable) null);
        }
        return listener;
    }

    @Override
    public void change(Listener listener) {
        ask("change");
        has(listener);
    }

    @Override
    public void requestTest(String listenerId) {
        ask("test");
        test.run();
    }
}
