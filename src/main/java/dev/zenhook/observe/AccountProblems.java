package dev.zenhook.observe;

import dev.zenhook.register.AccountStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with a tenant's connection to its account, each with its cure. */
final class AccountProblems {
    private AccountProblems() {}

    static Standing standing(AccountStatus status, boolean hasKey) {
        if (!hasKey) {
            return Standing.DOWN;
        }
        return of(status, true).isEmpty() ? Standing.UP : Standing.WARNING;
    }

    static List<String> of(AccountStatus status, boolean hasKey) {
        List<String> problems = new ArrayList<>();
        if (!hasKey) {
            problems.add("There is no key yet, so webhooks are answered 503. "
                    + (status.keyProblem() == null
                            ? "It is being fetched."
                            : "The last fetch failed: " + status.keyProblem()));
        } else if (status.keyProblem() != null) {
            problems.add("The key could not be fetched anew, and the keys in use go on. " + status.keyProblem());
        }
        if (status.registrationProblem() != null) {
            problems.add("The last look at the registration failed. " + status.registrationProblem());
        }
        if (!status.missing().isEmpty()) {
            problems.add("Not subscribed to " + list(status.missing())
                    + ", which is wanted. It is added at the next look, within an hour; what stays is a code that the"
                    + " account does not offer.");
        }
        if (!status.surplus().isEmpty()) {
            problems.add("Subscribed to " + list(status.surplus())
                    + ", which is not wanted, and kept as UNCLAIMED. The act narrow gives it up.");
        }
        if (status.selfTest() != null && !status.selfTest().passed()) {
            problems.add("The last self-test failed; the act self-test asks for another. "
                    + status.selfTest().message());
        }
        return problems;
    }

    private static String list(Collection<String> codes) {
        return String.join(", ", codes.stream().sorted().toList());
    }
}
