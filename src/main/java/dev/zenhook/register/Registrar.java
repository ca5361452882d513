package dev.zenhook.register;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Turns;
import dev.zenhook.verify.WantedListener;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one listener registered at a tenant's account. Subscriptions only grow by themselves, so that replicas with other
 * handlers, older or newer, do not fight over them. A listener with another URI is never touched, and none is deleted.
 */
final class Registrar {
    /** What came of one pass. */
    enum Outcome {
        /** Another replica is at it, or was meanwhile. */
        ELSEWHERE,
        UNCHANGED,
        CREATED,
        WIDENED,
        NARROWED,
        /** There is no listener, and no event code to subscribe one to. */
        NOTHING_WANTED
    }

    private final PublicUrl url;
    private final List<String> setting;
    private final Account account;
    private final Handlers handlers;
    private final Turn turn;
    private final RegistrarVoice voice;
    /** The listener as the last pass left it. */
    private @Nullable Listener left;

    private volatile ListenerStanding standing = ListenerStanding.NONE;

    Registrar(String tenant, WantedListener wanted, Account account, Handlers handlers, Turns turns) {
        this.url = new PublicUrl(tenant, wanted.uri());
        this.setting = wanted.subscriptions();
        this.account = account;
        this.handlers = handlers;
        this.turn = new Turn(turns, "register:" + tenant);
        this.voice = new RegistrarVoice(url);
    }

    /**
     * Creates the listener if there is none, and widens it if codes are missing.
     *
     * @throws ManagementApiException if Zentitle2 did not let it; so does {@link #narrow}
     */
    Outcome pass() {
        return inTurn(plan -> find().map(listener -> widen(listener, plan))
                .orElseGet(() -> plan.wanted().isEmpty() ? nothingWanted(plan) : create(plan)));
    }

    /**
     * Lets it be subscribed to what is wanted here, and to nothing else.
     *
     * @throws IllegalStateException if nothing is wanted
     */
    Outcome narrow() {
        return inTurn(plan -> {
            if (plan.wanted().isEmpty()) {
                throw new IllegalStateException(RegistrarVoice.nothingWanted(url, plan));
            }
            return find().map(listener -> narrow(listener, plan)).orElseGet(() -> create(plan));
        });
    }

    private Outcome inTurn(Function<Subscriptions, Outcome> work) {
        return turn.take(() -> {
                    Subscriptions plan = Subscriptions.of(setting, handlers, account.codes());
                    voice.plan(plan);
                    return work.apply(plan);
                })
                .orElse(Outcome.ELSEWHERE);
    }

    private Optional<Listener> find() {
        List<Listener> ours = account.listeners(url::isMeantBy).stream()
                .sorted(Comparator.comparing(Listener::id))
                .toList();
        if (ours.size() > 1) {
            voice.several(ours);
        }
        return ours.stream().findFirst();
    }

    private Outcome nothingWanted(Subscriptions plan) {
        voice.nothingWanted(plan);
        leave(null, plan);
        return Outcome.NOTHING_WANTED;
    }

    private Outcome create(Subscriptions plan) {
        standing = ListenerStanding.of(null, plan);
        if (!turn.goesOn()) {
            return Outcome.ELSEWHERE;
        }
        try {
            Listener answered = account.create(url.uri().toString(), plan.wanted());
            Listener created = new Listener(answered.id(), answered.uri(), List.copyOf(plan.wanted()));
            voice.created(created, left);
            leave(created, plan);
            return Outcome.CREATED;
        } catch (ManagementApiException e) {
            return widen(foundAfter(e), plan);
        }
    }

    /** It may be there all the same: another was faster, or the answer was lost on its way. */
    private Listener foundAfter(ManagementApiException failure) {
        return findIfPossible(failure).orElseThrow(() -> failure);
    }

    private Optional<Listener> findIfPossible(ManagementApiException failure) {
        try {
            return find();
        } catch (ManagementApiException again) {
            failure.addSuppressed(again);
            return Optional.empty();
        }
    }

    private Outcome widen(Listener listener, Subscriptions plan) {
        Set<String> missing = plan.missingFrom(listener.subscriptions());
        // Seen, whatever comes of the change.
        standing = ListenerStanding.of(listener, plan);
        if (missing.isEmpty()) {
            voice.unchanged(listener, plan, left);
            leave(listener, plan);
            return Outcome.UNCHANGED;
        }
        if (!turn.goesOn()) {
            return Outcome.ELSEWHERE;
        }
        Listener wider = with(listener, plan.unitedWith(listener.subscriptions()));
        account.change(wider);
        voice.widened(wider, missing, left);
        leave(wider, plan);
        return Outcome.WIDENED;
    }

    private Outcome narrow(Listener listener, Subscriptions plan) {
        Set<String> surplus = plan.surplusIn(listener.subscriptions());
        if (surplus.isEmpty()) {
            return widen(listener, plan);
        }
        if (!turn.goesOn()) {
            return Outcome.ELSEWHERE;
        }
        Listener exact = with(listener, plan.wanted());
        account.change(exact);
        voice.narrowed(exact, surplus);
        leave(exact, plan);
        return Outcome.NARROWED;
    }

    private static Listener with(Listener listener, Set<String> subscriptions) {
        return new Listener(listener.id(), listener.uri(), List.copyOf(subscriptions));
    }

    private void leave(@Nullable Listener listener, Subscriptions plan) {
        left = listener;
        standing = ListenerStanding.of(listener, plan);
    }

    ListenerStanding standing() {
        return standing;
    }

    PublicUrl url() {
        return url;
    }
}
