package dev.zenhook.observe;

import dev.zenhook.register.AccountStatus;
import dev.zenhook.register.Connections;
import dev.zenhook.register.SelfTestResult;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator can have done to a tenant's connection to its account. */
enum AccountAct {
    /** Asks for a test event and waits for it. */
    SELF_TEST {
        @Override
        String on(Connections connections, String tenant) {
            SelfTestResult result = connections.selfTest(tenant);
            return (result.passed() ? "passed: " : "failed: ") + result.message();
        }
    },

    /** Fetches the key now. */
    REFRESH_KEY {
        @Override
        String on(Connections connections, String tenant) {
            AccountStatus status = connections.refreshKey(tenant);
            return orFailed(status.keyProblem(), "the account's key is " + status.keyFingerprint());
        }
    },

    /** Takes the keys out of use that were replaced. */
    REVOKE_PREVIOUS_KEY {
        @Override
        String on(Connections connections, String tenant) {
            return "keys taken out of use: " + connections.revokePreviousKey(tenant);
        }
    },

    /** Gives up subscriptions that nobody wants. */
    NARROW {
        @Override
        String on(Connections connections, String tenant) {
            AccountStatus status = connections.narrow(tenant);
            return orFailed(
                    status.registrationProblem(),
                    "subscriptions not wanted: " + status.surplus().size());
        }
    };

    /** Returns when it is done, and gives what came of it. */
    abstract String on(Connections connections, String tenant);

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AccountAct of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(act -> act.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("act is self-test, refresh-key, revoke-previous-key or narrow"));
    }

    private static String orFailed(@Nullable String problem, String done) {
        return problem == null ? done : "failed: " + problem;
    }
}
