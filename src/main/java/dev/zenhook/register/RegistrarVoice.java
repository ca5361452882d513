package dev.zenhook.register;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the {@link Registrar} tells in the log. What does not change is told once, though it is seen every hour. */
final class RegistrarVoice {
    private static final Logger log = LoggerFactory.getLogger(Registrar.class);

    private final PublicUrl url;
    private final Set<String> told = new HashSet<>();

    RegistrarVoice(PublicUrl url) {
        this.url = url;
    }

    void plan(Subscriptions plan) {
        if (isNews("not offered", plan.notOffered())) {
            log.warn(
                    "The account of tenant {} does not offer {}: no such event comes from there. Is it misspelt?",
                    url.tenant(),
                    list(plan.notOffered()));
        }
        if (isNews("unhandled", plan.unhandled())) {
            log.info(
                    "No handler takes {}, which the account of tenant {} offers", list(plan.unhandled()), url.tenant());
        }
    }

    void several(List<Listener> ours) {
        List<String> ids = ours.stream().map(Listener::id).toList();
        if (isNews("several", ids)) {
            log.warn(
                    "The account of tenant {} has {} listeners for {}: each event is sent by each of them, and stored"
                            + " once. {} is kept in step; delete the others at Zentitle2 ({})",
                    url.tenant(),
                    ids.size(),
                    url,
                    ids.getFirst(),
                    list(ids.subList(1, ids.size())));
        }
    }

    void nothingWanted(Subscriptions plan) {
        String message = nothingWanted(url, plan);
        if (told.add(message)) {
            log.warn("{}", message);
        }
    }

    static String nothingWanted(PublicUrl url, Subscriptions plan) {
        return ("No event code is wanted of those that the account of tenant %s offers, so that no listener is"
            + " registered. Add a handler, or set zenhook.tenants.%s.registration.subscriptions to all, or to some of:"
            + " %s")
                .formatted(url.tenant(), url.tenant(), list(plan.unhandled()));
    }

    void created(Listener created, @Nullable Listener left) {
        if (left == null) {
            log.info(
                    "Registered listener {} of tenant {}: Zentitle2 sends {} to {}",
                    created.id(),
                    url.tenant(),
                    list(created.subscriptions()),
                    url);
        } else {
            log.warn(
                    "Somebody removed or moved listener {} of tenant {} at Zentitle2. {} is registered in its place:"
                            + " {} are sent to {}",
                    left.id(),
                    url.tenant(),
                    created.id(),
                    list(created.subscriptions()),
                    url);
        }
    }

    void unchanged(Listener listener, Subscriptions plan, @Nullable Listener left) {
        if (left == null) {
            log.info(
                    "Listener {} of tenant {} is registered: Zentitle2 sends {} to {}",
                    listener.id(),
                    url.tenant(),
                    list(listener.subscriptions()),
                    url);
        }
        surplus(listener, plan);
    }

    private void surplus(Listener listener, Subscriptions plan) {
        Set<String> surplus = plan.surplusIn(listener.subscriptions());
        if (isNews("surplus", surplus)) {
            log.info(
                    "Listener {} of tenant {} is subscribed to {} as well, which this replica does not ask for. It"
                            + " stays so until somebody narrows it",
                    listener.id(),
                    url.tenant(),
                    list(surplus));
        }
    }

    void widened(Listener wider, Set<String> missing, @Nullable Listener left) {
        Set<String> lost = left == null ? Set.of() : Subscriptions.common(missing, left.subscriptions());
        if (lost.isEmpty()) {
            log.info(
                    "Listener {} of tenant {} is subscribed to {} as well now",
                    wider.id(),
                    url.tenant(),
                    list(missing));
        } else {
            log.warn(
                    "Somebody changed listener {} of tenant {} at Zentitle2. It is subscribed to {} again",
                    wider.id(),
                    url.tenant(),
                    list(missing));
        }
    }

    void narrowed(Listener exact, Set<String> surplus) {
        log.info(
                "Listener {} of tenant {} was narrowed: it is subscribed to {} no longer",
                exact.id(),
                url.tenant(),
                list(surplus));
    }

    private boolean isNews(String what, Collection<String> codes) {
        return !codes.isEmpty() && told.add(what + " " + list(codes));
    }

    private static String list(Collection<String> codes) {
        return codes.stream().collect(Collectors.joining(", "));
    }
}
