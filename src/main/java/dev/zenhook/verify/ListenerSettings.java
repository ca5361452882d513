package dev.zenhook.verify;

import dev.zenhook.verify.TenantsProperties.Registration;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges what the configuration says of the listener that a tenant's account is to have. */
final class ListenerSettings {
    /** The Management API takes no longer one (its description, v1.0.144). */
    private static final int LONGEST_URL = 2048;

    private static final Pattern CODE = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");
    private static final Set<String> WORDS = Set.of(WantedListener.HANDLERS, WantedListener.ALL);
    private static final String SUBSCRIPTIONS =
            "Set it to handlers (the codes that handlers declare), to all, or to a list of event codes such as"
                    + " customer.created; without it, it is handlers.";

    private ListenerSettings() {}

    static UnusableSettingException withoutAccount(String tenant) {
        return new UnusableSettingException(
                tenant + ".registration",
                "cannot be used without " + tenant
                        + ".management-api: only with credentials can anything be registered.",
                "Set " + tenant + "." + AccountSettings.MEMBERS + ", or remove " + tenant + ".registration.");
    }

    static WantedListener judge(String setting, Registration registration) {
        return new WantedListener(
                publicUrl(setting + ".public-url", registration.publicUrl()),
                subscriptions(setting + ".subscriptions", registration.subscriptions()));
    }

    private static URI publicUrl(String property, @Nullable String text) {
        String cure =
                "Set it to the address at which Zentitle2 reaches this tenant's webhooks: https://, your host, and"
                        + " the path, which is /webhooks/<name> if no proxy changes it.";
        String line = SettingText.line(property, text, cure);
        if (line.length() > LONGEST_URL) {
            throw SettingText.refused(property, "it has more than 2,048 characters.", cure);
        }
        URI url = WebAddress.judge(property, line, cure);
        if (url.getRawPath().length() < 2) {
            throw SettingText.refused(property, "it has no path.", cure);
        }
        return url;
    }

    private static List<String> subscriptions(String property, List<String> texts) {
        if (texts.isEmpty()) {
            throw SettingText.refused(property, "it is an empty list.", SUBSCRIPTIONS);
        }
        List<String> all = IntStream.range(0, texts.size())
                .mapToObj(index -> subscription("%s[%d]".formatted(property, index), texts.get(index)))
                .distinct()
                .toList();
        if (all.size() > 1 && all.stream().anyMatch(WORDS::contains)) {
            throw SettingText.refused(property, "handlers and all stand alone.", SUBSCRIPTIONS);
        }
        return all;
    }

    private static String subscription(String property, String text) {
        if (text.contains("*")) {
            throw SettingText.refused(
                    property, "it is a pattern, and an account is subscribed to whole event codes.", SUBSCRIPTIONS);
        }
        if (!CODE.matcher(text).matches()) {
            throw SettingText.refused(
                    property,
                    "it is not 1 to 200 printable ASCII characters, without white space around them.",
                    SUBSCRIPTIONS);
        }
        return text;
    }
}
