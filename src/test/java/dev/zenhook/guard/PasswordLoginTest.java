package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

class PasswordLoginTest {
    private static final Operators ADA = new Operators(
            List.of(new Operator("Ada", "{bcrypt}hash", Role.VIEWER)), Optional.empty(), false, Optional.empty());

    private static PasswordLogin login(BiPredicate<CharSequence, String> check) {
        return new PasswordLogin(ADA, new LoginPace(System::nanoTime), check);
    }

    private static Authentication as(String name) {
        return new UsernamePasswordAuthenticationToken(name, "password");
    }

    /** Else the time that an answer takes tells which names there are. */
    @Test
    void anUnknownNameIsCheckedAsLongAsAKnownOne() {
        List<String> checked = new CopyOnWriteArrayList<>();
        PasswordLogin login = login((password, hash) -> {
            checked.add(password + " " + hash);
            return false;
        });
        for (String name : List.of("Ada", "nemo")) {
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> login.authenticate(as(name)));
        }

        assertThat(checked).containsExactly("password {bcrypt}hash", "password {bcrypt}hash");
    }

    @Test
    void oneIsCheckedAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        PasswordLogin login = login((password, hash) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return true;
        });
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 500; i++) {
                many.submit(() -> login.authenticate(as("Ada")));
            }
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void whoHasLoggedInCarriesNoPassword() {
        Authentication ada = login((password, hash) -> true).authenticate(as("Ada"));

        assertThat(ada.getName()).isEqualTo("Ada");
        assertThat(ada.getAuthorities()).extracting(Object::toString).contains("ROLE_VIEWER");
        assertThat(ada.toString()).doesNotContain("hash").doesNotContain("password ");
    }
}
