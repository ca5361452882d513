package dev.zenhook.guard;

import dev.zenhook.guard.OperatorsProperties.Oidc;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges what was set about a provider. Nobody asks it yet: a provider that is away does not hold up the start. */
final class OidcSettings {
    private static final String PREFIX = OperatorSettings.OPERATORS + ".oidc.";
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** Of RFC 6749, section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    private OidcSettings() {}

    static OidcAccess judge(Oidc set) {
        return new OidcAccess(
                issuer(text("issuer-uri", set.issuerUri(), "the provider's address")),
                new OidcAccess.Client(
                        text("client-id", set.clientId(), "the id by which the provider knows this Zenhook"),
                        text("client-secret", set.clientSecret(), "the secret that the provider gave for it")),
                scopes(set.scopes()),
                text("name-claim", set.nameClaim(), "the claim by which an act is recorded"),
                new RoleClaim(
                        text("role-claim", set.roleClaim(), "the claim that tells roles"),
                        text("operator-value", set.operatorValue(), "the value in it that makes an operator"),
                        text("viewer-value", set.viewerValue(), "the value in it that makes a viewer")));
    }

    private static Set<String> scopes(Set<String> set) {
        if (!set.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw new UnusableOperatorsException(
                    PREFIX + "scopes",
                    "cannot be used: it holds what is no scope.",
                    "Separate scopes by commas, and write them without spaces.");
        }
        Set<String> scopes = new TreeSet<>(set);
        scopes.add("openid");
        return scopes;
    }

    private static String text(String member, @Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw new UnusableOperatorsException(PREFIX + member, "is not set.", "Set it to " + what + ".");
        }
        return text.strip();
    }

    /** Passwords and tokens travel there. */
    private static String issuer(String text) {
        if (!isSafe(text)) {
            throw new UnusableOperatorsException(
                    PREFIX + "issuer-uri",
                    "cannot be used: it is no address with https.",
                    "Set it to the provider's address with https://; http:// is taken for localhost, 127.0.0.0/8 and"
                            + " [::1] alone.");
        }
        return text;
    }

    private static boolean isSafe(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
                return false;
            }
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && THIS_MACHINE.matcher(uri.getHost()).matches());
        } catch (URISyntaxException e) {
            return false; // its message quotes the text
        }
    }
}
