package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.verify.Tenants;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private final Tenants tenants = mock(Tenants.class);

    @Test
    void everyTenantWithCredentialsHasAnAccountAndNoOther() {
        try (ConnectedAccount connected = new ConnectedAccount()) {
            when(tenants.names()).thenReturn(new LinkedHashSet<>(List.of("production", "staging", "pasted")));
            when(tenants.accountOf("production")).thenReturn(Optional.of(connected.access()));
            when(tenants.accountOf("staging")).thenReturn(Optional.of(connected.access()));
            when(tenants.accountOf("pasted")).thenReturn(Optional.empty());

            try (Accounts accounts = new Accounts(tenants, Clock.systemUTC())) {
                assertThat(accounts.tenants()).containsExactly("production", "staging");
                assertThat(accounts.of("production").key()).isNotEmpty();
                assertThat(accounts.of("staging")).hasToString("account of tenant staging");
                assertThatIllegalArgumentException().isThrownBy(() -> accounts.of("pasted"));
            }
        }
    }

    @Test
    void withoutCredentialsThereIsNothing() {
        when(tenants.names()).thenReturn(new LinkedHashSet<>(List.of("pasted")));
        when(tenants.accountOf("pasted")).thenReturn(Optional.empty());

        try (Accounts accounts = new Accounts(tenants, Clock.systemUTC())) {
            assertThat(accounts.tenants()).isEmpty();
        }
    }
}
