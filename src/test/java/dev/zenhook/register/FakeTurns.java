package dev.zenhook.register;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.store.Turns;
import java.util.HashMap;
import java.util.Map;

/** The turns of several replicas, each of which has its own view of them. They end when they are told to. */
final class FakeTurns {
    private final Map<String, Turns> holders = new HashMap<>();

    Turns ofAReplica() {
        Turns turns = mock(Turns.class);
        when(turns.take(any(), any())).thenAnswer(call -> take(turns, call.getArgument(0)));
        when(turns.keep(any(), any())).thenAnswer(call -> isHolder(turns, call.getArgument(0)));
        doAnswer(call -> giveBack(turns, call.getArgument(0))).when(turns).giveBack(any());
        return turns;
    }

    synchronized boolean isTaken(String name) {
        return holders.containsKey(name);
    }

    synchronized void end(String name) {
        holders.remove(name);
    }

    private synchronized boolean isHolder(Turns turns, String name) {
        return holders.get(name) == turns;
    }

    private synchronized boolean take(Turns turns, String name) {
        return holders.computeIfAbsent(name, key -> turns) == turns;
    }

    private synchronized Object giveBack(Turns turns, String name) {
        holders.remove(name, turns);
        return null;
    }
}
