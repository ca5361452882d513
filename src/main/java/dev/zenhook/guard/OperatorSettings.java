package dev.zenhook.guard;

import dev.zenhook.guard.OperatorsProperties.User;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/** Reads and judges what stands below {@code zenhook.operators}: whatever nobody would read there stops the start. */
final class OperatorSettings {
    static final String OPERATORS = "zenhook.operators";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,100}");
    private static final String EXISTING =
            "Below zenhook.operators there are: users.<name> with password-hash, a text, and role, viewer or operator;"
                + " oidc with issuer-uri, client-id, client-secret, scopes, name-claim, role-claim, operator-value and"
                + " viewer-value; open-metrics, true or false; public-url, an address. As environment variables they"
                + " have no hyphens, such as ZENHOOK_OPERATORS_USERS_<NAME>_PASSWORDHASH.";

    private OperatorSettings() {}

    static Operators read(Environment environment) {
        OperatorsProperties set = bind(environment);
        return new Operators(
                set.users().entrySet().stream()
                        .map(user -> operator(user.getKey(), user.getValue()))
                        .toList(),
                Optional.ofNullable(set.oidc()).map(OidcSettings::judge),
                set.openMetrics(),
                DoorUrl.judge(set.publicUrl()));
    }

    private static OperatorsProperties bind(Environment environment) {
        try {
            return Binder.get(environment)
                    .bindOrCreate(
                            OPERATORS,
                            Bindable.of(OperatorsProperties.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        } catch (BindException e) {
            // Neither the value nor the cause goes on: either may quote a password.
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                throw new UnusableOperatorsException(
                        names(unbound), "cannot be used: no such setting exists.", EXISTING);
            }
            throw new UnusableOperatorsException(
                    e.getName().toString(), "cannot be used: its value is of the wrong kind.", EXISTING);
        }
    }

    private static String names(UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
                .map(ConfigurationProperty::getName)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static Operator operator(String name, User user) {
        String property = OPERATORS + ".users." + name;
        if (!NAME.matcher(name).matches()) {
            throw new UnusableOperatorsException(
                    property, "cannot be used: that is no name.", "Use 1 to 100 letters, digits and the signs . _ @ -");
        }
        return new Operator(
                name,
                PasswordHash.judge(property + ".password-hash", user.passwordHash()),
                role(property, user.role()));
    }

    private static Role role(String property, @Nullable String word) {
        return Role.of(word)
                .orElseThrow(() -> new UnusableOperatorsException(
                        property + ".role",
                        "is neither viewer nor operator.",
                        "Set it to viewer, for somebody who looks, or to operator, for somebody who also"
                                + " changes things."));
    }
}
