package dev.zenhook.register;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.verify.AccountAccess;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.WantedListener;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tenants with credentials, the first of them the default one. */
final class FakeTenants {
    static final Duration OVERLAP = Duration.ofHours(24);

    private FakeTenants() {}

    static Tenants named(String... names) {
        Tenants tenants = mock(Tenants.class);
        Set<String> all = new LinkedHashSet<>(List.of(names));
        when(tenants.names()).thenReturn(all);
        when(tenants.contains(any())).thenAnswer(call -> all.contains(call.<String>getArgument(0)));
        when(tenants.defaultTenant()).thenReturn(all.stream().findFirst());
        when(tenants.accountOf(any())).thenAnswer(call -> Optional.of(access(call.getArgument(0))));
        when(tenants.listenerOf(any())).thenReturn(Optional.empty());
        when(tenants.keyOverlapOf(any())).thenReturn(OVERLAP);
        return tenants;
    }

    static AccountAccess access(String tenant) {
        return new AccountAccess(
                URI.create("https://api.example"),
                URI.create("https://id.example"),
                "t_" + tenant,
                "id",
                "secret",
                "1");
    }

    static WantedListener listener(String url, String... subscriptions) {
        return new WantedListener(URI.create(url), List.of(subscriptions));
    }
}
