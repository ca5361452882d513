package dev.zenhook.register;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.store.KeyShelf;
import dev.zenhook.store.KeyShelf.KeptKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.TransientDataAccessResourceException;

/** A shelf in memory, which replicas share; its database may be away. */
final class FakeShelf {
    final KeyShelf shelf = mock(KeyShelf.class);

    private final Clock clock;
    private final Map<String, List<KeptKey>> kept = new HashMap<>();
    private boolean away;
    private int puts;

    FakeShelf(Clock clock) {
        this.clock = clock;
        when(shelf.keysOf(any(), any())).thenAnswer(call -> keysOf(of(call.getArguments())));
        when(shelf.revokeReplaced(any(), any())).thenAnswer(call -> revoke(of(call.getArguments())));
        doAnswer(call -> {
                    put(of(call.getArguments()), call.getArgument(2), call.getArgument(3));
                    return null;
                })
                .when(shelf)
                .put(any(), any(), any(), any());
    }

    private static String of(Object[] arguments) {
        return arguments[0] + " " + arguments[1];
    }

    synchronized void isAway() {
        away = true;
    }

    synchronized void isBack() {
        away = false;
    }

    synchronized void isEmptied() {
        kept.clear();
    }

    synchronized int puts() {
        return puts;
    }

    private void answer() {
        if (away) {
            throw new TransientDataAccessResourceException("the database is away");
        }
    }

    private synchronized List<KeptKey> keysOf(String owner) {
        answer();
        return List.copyOf(kept.getOrDefault(owner, List.of()));
    }

    private synchronized void put(String owner, String fingerprint, String text) {
        answer();
        puts++;
        Instant now = clock.instant();
        List<KeptKey> all = new ArrayList<>();
        boolean revoked = kept.getOrDefault(owner, List.of()).stream()
                .anyMatch(key -> key.fingerprint().equals(fingerprint) && key.revoked());
        all.add(new KeptKey(fingerprint, text, now, null, revoked));
        for (KeptKey key : kept.getOrDefault(owner, List.of())) {
            if (!key.fingerprint().equals(fingerprint)) {
                Instant replaced = key.replacedAt() == null ? now : key.replacedAt();
                all.add(new KeptKey(key.fingerprint(), key.text(), key.fetchedAt(), replaced, key.revoked()));
            }
        }
        kept.put(owner, all);
    }

    private synchronized int revoke(String owner) {
        answer();
        List<KeptKey> all = new ArrayList<>(kept.getOrDefault(owner, List.of()));
        int before = (int) all.stream().filter(KeptKey::revoked).count();
        all.replaceAll(key -> key.replacedAt() == null
                ? key
                : new KeptKey(key.fingerprint(), key.text(), key.fetchedAt(), key.replacedAt(), true));
        kept.put(owner, all);
        return (int) all.stream().filter(KeptKey::revoked).count() - before;
    }
}
