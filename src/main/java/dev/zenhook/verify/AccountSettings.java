package dev.zenhook.verify;

import dev.zenhook.verify.TenantsProperties.ManagementApi;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges what the configuration says of a tenant's account. */
final class AccountSettings {
    /** For the messages of others. */
    static final String MEMBERS = "management-api with url, token-url, tenant-id, client-id and client-secret";

    private static final Pattern SLASHES_AT_THE_END = Pattern.compile("/+\\z");
    private static final String WHERE = ", as Zentitle2 shows it under Account > API Credentials";
    private static final String ADDRESS = ": https:// and a host, without user, query or fragment.";

    private AccountSettings() {}

    static AccountAccess judge(String setting, ManagementApi api) {
        return new AccountAccess(
                withoutSlash(address(setting + ".url", api.url(), "the address of the Management API")),
                address(setting + ".token-url", api.tokenUrl(), "the OAuth URL"),
                SettingText.visible(
                        setting + ".tenant-id",
                        api.tenantId(),
                        "Set it to the account's tenant id" + WHERE + ": it starts with t_."),
                SettingText.line(setting + ".client-id", api.clientId(), "Set it to the client id" + WHERE + "."),
                SettingText.line(
                        setting + ".client-secret",
                        api.clientSecret(),
                        "Set it to the client secret" + WHERE + ". It may stand in a file: with"
                                + " spring.config.import=configtree:/run/secrets/ in /run/secrets/" + setting
                                + ".client-secret."),
                SettingText.visible(
                        setting + ".api-version",
                        api.apiVersion(),
                        "Remove it, or set it to a version of the Management API, such as 2025-10-10."));
    }

    private static URI address(String property, @Nullable String text, String what) {
        String cure = "Set it to " + what + WHERE + ADDRESS;
        return WebAddress.judge(property, SettingText.line(property, text, cure), cure);
    }

    private static URI withoutSlash(URI url) {
        return URI.create(SLASHES_AT_THE_END.matcher(url.toString()).replaceFirst(""));
    }
}
