package dev.zenhook.register;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import java.util.Set;
import java.util.TreeSet;

/** Handlers that take certain codes. */
final class FakeHandlers {
    private FakeHandlers() {}

    /** By their full names. */
    static Handlers of(String... codes) {
        Handlers handlers = mock(Handlers.class);
        Set<String> exact = Set.of(codes);
        when(handlers.exactCodes()).thenReturn(exact);
        when(handlers.codesAmong(any())).thenAnswer(call -> {
            Set<String> taken = new TreeSet<>(call.<Set<String>>getArgument(0));
            taken.retainAll(exact);
            return taken;
        });
        return handlers;
    }

    /** By the pattern {@code *}. */
    static Handlers ofAll() {
        Handlers handlers = mock(Handlers.class);
        when(handlers.exactCodes()).thenReturn(Set.of());
        when(handlers.codesAmong(any())).thenAnswer(call -> call.getArgument(0));
        return handlers;
    }
}
