package dev.zenhook.verify;

import dev.zenhook.verify.TenantsProperties.ManagementApi;
import dev.zenhook.verify.TenantsProperties.Registration;
import dev.zenhook.verify.TenantsProperties.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * A tenant as the configuration names it.
 *
 * @param setting the property that holds its keys
 * @param keyTexts at least one, unless there is an account to fetch a key from
 * @param account null if there are no credentials
 * @param listener null if nothing is to be registered; there is an account, if there is one
 * @param silence after how long without an event somebody is to know; null if nobody is
 */
record ConfiguredTenant(
        String name,
        boolean isDefault,
        String setting,
        List<String> keyTexts,
        Duration keyOverlap,
        @Nullable AccountAccess account,
        @Nullable WantedListener listener,
        @Nullable Duration silence) {
    static final String ONE_KEY = "ZENTITLE2_PUBLIC_KEY";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(365);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(365);

    /** Never empty. */
    static List<ConfiguredTenant> all(Environment environment) {
        Map<String, Tenant> tenants = TenantsBinder.bind(environment);
        if (tenants.isEmpty()) {
            return List.of(main(oneKey(environment)));
        }
        if (tenants.values().stream().filter(Tenant::isDefault).count() > 1) {
            throw new UnusableSettingException(
                    TenantsBinder.TENANTS,
                    "cannot be used: more than one tenant is the default.",
                    "Keep default: true at one of them.");
        }
        return tenants.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ConfiguredTenant of(String name, Tenant tenant) {
        String own = TenantsBinder.TENANTS + "." + name;
        if (!NAME.matcher(name).matches()) {
            throw new UnusableSettingException(
                    own,
                    "cannot be used: the name of a tenant stands in the path of its webhooks.",
                    "Use 1 to 63 lower-case letters, digits and hyphens, and no hyphen in front.");
        }
        ManagementApi api = tenant.managementApi();
        if (tenant.publicKeys().isEmpty() && api == null) {
            throw noKeyOf(own);
        }
        Registration registration = tenant.registration();
        if (registration != null && api == null) {
            throw ListenerSettings.withoutAccount(own);
        }
        return new ConfiguredTenant(
                name,
                tenant.isDefault(),
                own + ".public-keys",
                KeyTexts.rejoin(tenant.publicKeys()),
                judgedOverlap(own + ".key-overlap", tenant.keyOverlap()),
                api == null ? null : AccountSettings.judge(own + ".management-api", api),
                registration == null ? null : ListenerSettings.judge(own + ".registration", registration),
                judgedSilence(own + ".alert-when-silent-for", tenant.alertWhenSilentFor()));
    }

    private static UnusableSettingException noKeyOf(String own) {
        return new UnusableSettingException(
                own + ".public-keys",
                "holds no key, and there is no " + own
                        + ".management-api to fetch one with: nothing sent to this tenant could be verified.",
                "Set " + own + ".public-keys. " + KeyRefusal.USE_A_PUBLIC_KEY + " Or set " + own + "."
                        + AccountSettings.MEMBERS + ", and the key is fetched.");
    }

    private static Duration judgedOverlap(String setting, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new UnusableSettingException(
                    setting,
                    overlap.isNegative() ? "cannot be used: it is negative." : "cannot be used: it is too long.",
                    "Set it to a time from 0s to 365d, such as 24h.");
        }
        return overlap;
    }

    private static @Nullable Duration judgedSilence(String setting, @Nullable Duration silence) {
        if (silence != null && (silence.compareTo(SHORTEST_SILENCE) < 0 || silence.compareTo(LONGEST_SILENCE) > 0)) {
            throw new UnusableSettingException(
                    setting,
                    "cannot be used: it is too " + (silence.compareTo(SHORTEST_SILENCE) < 0 ? "short." : "long."),
                    "Set it to a time from 1m to 365d that is longer than any quiet time of this account, such as 3d.");
        }
        return silence;
    }

    /** What starts containers may hand a placeholder of its own on as it stands; Spring then looks for the variable in itself. */
    private static @Nullable String oneKey(Environment environment) {
        try {
            return environment.getProperty(ONE_KEY);
        } catch (PlaceholderResolutionException quotesTheValue) {
            throw new UnusableSettingException(
                    ONE_KEY,
                    "cannot be used: it is a placeholder that leads back to itself.",
                    "Set the variable where " + ONE_KEY
                            + " is handed on, such as in .env beside compose.yaml, or remove"
                            + " the line that hands it on.");
        }
    }

    private static ConfiguredTenant main(@Nullable String text) {
        if (text == null) {
            throw new UnusableSettingException(
                    ONE_KEY,
                    "is not set, and neither is any zenhook.tenants.<name>.public-keys or"
                            + " zenhook.tenants.<name>.management-api: no webhook could be verified.",
                    "Set " + ONE_KEY + ", or zenhook.tenants.<name>.public-keys for several tenants. "
                            + KeyRefusal.USE_A_PUBLIC_KEY + " Or set zenhook.tenants.<name>." + AccountSettings.MEMBERS
                            + ", and the key is fetched.");
        }
        List<String> pieces = PemKeys.looksLike(text) ? List.of(text) : List.of(text.split(",", -1));
        return new ConfiguredTenant("main", true, ONE_KEY, KeyTexts.rejoin(pieces), Duration.ZERO, null, null, null);
    }

    /** The property as the user would write it for one of the texts. */
    String settingOf(int index) {
        return setting.equals(ONE_KEY) ? setting : "%s[%d]".formatted(setting, index);
    }

    /** Without the keys, where a secret may stand by mistake. */
    @Override
    public String toString() {
        return name;
    }
}
