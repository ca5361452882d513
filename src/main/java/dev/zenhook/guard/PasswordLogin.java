package dev.zenhook.guard;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks names and passwords, one at a time: a flood of them takes one processor at most from the webhooks. */
final class PasswordLogin implements AuthenticationProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore place = new Semaphore(1, true);
    private final DaoAuthenticationProvider passwords;
    private final LoginPace pace;

    /** @param check whether a password is that of a hash */
    PasswordLogin(Operators operators, LoginPace pace, BiPredicate<CharSequence, String> check) {
        this.pace = pace;
        passwords = new DaoAuthenticationProvider(name -> operators
                .named(name)
                .map(Operator::details)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name)));
        passwords.setPasswordEncoder(new Hashes(operators, check));
    }

    /** Of an unknown name a real hash is checked, so that it takes as long as that of a known one. */
    private record Hashes(Operators operators, BiPredicate<CharSequence, String> check) implements PasswordEncoder {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return operators.users().getFirst().passwordHash();
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return password != null && hash != null && check.test(password, hash);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        Attempt attempt = new Attempt(login.getName(), address(login));
        pace.check(attempt);
        await(pace.turn(attempt));
        enter();
        try {
            pace.check(attempt); // others may have failed meanwhile
            Authentication passed = passwords.authenticate(login);
            pace.succeeded(attempt);
            return passed;
        } catch (BadCredentialsException e) {
            pace.failed(attempt);
            throw e;
        } finally {
            place.release();
        }
    }

    private static void await(Duration turn) {
        try {
            Thread.sleep(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyLoginsException(turn);
        }
    }

    private void enter() {
        try {
            if (!place.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyLoginsException(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyLoginsException(PATIENCE);
        }
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }
}
