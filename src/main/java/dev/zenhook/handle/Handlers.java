package dev.zenhook.handle;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.PrintableAscii;
import dev.zenhook.event.WebhookEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** All handlers, known once every bean is there and before the first request is taken. */
public final class Handlers implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(Handlers.class);

    private final HandlerFinder finder;
    private volatile Map<String, Handler> byId = Map.of();

    Handlers(HandlerFinder finder) {
        this.finder = finder;
    }

    /** @throws HandlerDeclarationException if two beans cannot be told apart, or one cannot be a handler */
    @Override
    public void afterSingletonsInstantiated() {
        Map<String, Handler> found = new LinkedHashMap<>();
        for (Handler handler : finder.find()) {
            Handler other = found.put(handler.id(), handler);
            if (other != null) {
                throw new HandlerDeclarationException(
                        other.declaredBy() + " and " + handler.declaredBy() + " are both the handler \"" + handler.id()
                                + "\"",
                        "Give one of them another id: @OnWebhookEvent(value = …, id = \"…\").");
            }
        }
        byId = Map.copyOf(found);
        found.values().forEach(Handlers::warnOfMisspelt);
    }

    private static void warnOfMisspelt(Handler handler) {
        handler.patterns().stream()
                .filter(pattern -> !pattern.isFamiliar())
                .forEach(pattern -> log.warn(
                        "Handler {} asks for \"{}\", which is none of the codes that Zentitle2 is known to send: is it"
                                + " misspelt?",
                        handler.id(),
                        pattern.text()));
    }

    /** The ids of the handlers that an event is for. */
    public List<String> idsFor(WebhookEvent event) {
        return byId.values().stream()
                .filter(handler -> handler.wants(event))
                .map(Handler::id)
                .sorted()
                .toList();
    }

    /** What each handler asks for, by its id, in the order of the ids. */
    public SortedMap<String, List<String>> codes() {
        SortedMap<String, List<String>> codes = new TreeMap<>();
        byId.forEach((id, handler) ->
                codes.put(id, handler.patterns().stream().map(CodePattern::text).toList()));
        return codes;
    }

    public Set<String> ids() {
        return byId.keySet();
    }

    /** Those of the codes that a handler takes. The test event's is never among them: nobody subscribes to it. */
    public Set<String> codesAmong(Set<String> offered) {
        return offered.stream()
                .filter(PrintableAscii::isName)
                .filter(code -> !code.equals(EventCode.TEST.value()))
                .filter(code -> patterns().anyMatch(pattern -> pattern.matches(new EventCode(code))))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The codes that handlers name in full, save the test event's. */
    public Set<String> exactCodes() {
        return patterns()
                .filter(pattern -> !pattern.isPrefix())
                .map(CodePattern::text)
                .filter(code -> !code.equals(EventCode.TEST.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<CodePattern> patterns() {
        return byId.values().stream().flatMap(handler -> handler.patterns().stream());
    }

    /** How many runs of the handler there may be at once, if it says so. */
    public OptionalInt concurrency(String id) {
        Handler handler = byId.get(id);
        return handler == null || handler.concurrency() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(handler.concurrency());
    }

    public Optional<WebhookHandler> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Handler::code);
    }
}
