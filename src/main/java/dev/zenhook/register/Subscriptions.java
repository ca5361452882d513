package dev.zenhook.register;

import dev.zenhook.handle.Handlers;
import dev.zenhook.verify.WantedListener;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which event codes a listener is to be subscribed to. All sets are in alphabetical order.
 *
 * @param wanted of those that the account offers
 * @param notOffered asked for by name, by the setting or by a handler, and unknown to the account
 * @param unhandled offered, and taken by no handler
 */
record Subscriptions(Set<String> wanted, Set<String> notOffered, Set<String> unhandled) {
    /** @param setting as {@link WantedListener#subscriptions} has it */
    static Subscriptions of(List<String> setting, Handlers handlers, Set<String> offered) {
        Set<String> handled = handlers.codesAmong(offered);
        boolean all = setting.equals(List.of(WantedListener.ALL));
        boolean byHandlers = setting.equals(List.of(WantedListener.HANDLERS));
        Collection<String> named = all || byHandlers ? handlers.exactCodes() : setting;
        Collection<String> wanted = all ? offered : byHandlers ? handled : common(setting, offered);
        return new Subscriptions(sorted(wanted), without(named, offered), without(offered, handled));
    }

    Set<String> missingFrom(Collection<String> subscribed) {
        return without(wanted, subscribed);
    }

    Set<String> surplusIn(Collection<String> subscribed) {
        return without(subscribed, wanted);
    }

    Set<String> unitedWith(Collection<String> subscribed) {
        Set<String> union = new TreeSet<>(wanted);
        union.addAll(subscribed);
        return union;
    }

    static Set<String> common(Collection<String> codes, Collection<String> others) {
        Set<String> common = new TreeSet<>(codes);
        common.retainAll(Set.copyOf(others));
        return sorted(common);
    }

    private static Set<String> without(Collection<String> codes, Collection<String> others) {
        Set<String> rest = new TreeSet<>(codes);
        rest.removeAll(Set.copyOf(others));
        return sorted(rest);
    }

    private static Set<String> sorted(Collection<String> codes) {
        return Collections.unmodifiableSet(new TreeSet<>(codes));
    }
}
