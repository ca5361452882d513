package dev.zenhook.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The keys that the configuration holds or points at, read once, at the start. */
final class ConfiguredKeys implements KeySource {
    private final Map<String, List<TrustedKey>> keys = new HashMap<>();

    ConfiguredKeys(List<ConfiguredTenant> tenants, ResourceLoader resources) {
        Map<TrustedKey, String> origins = new HashMap<>();
        for (ConfiguredTenant tenant : tenants) {
            List<TrustedKey> own = read(tenant, resources);
            own.forEach(key -> refuseShared(key, origins));
            own.forEach(key -> origins.put(key, key.origin()));
            keys.put(tenant.name(), own);
        }
    }

    @Override
    public List<TrustedKey> keysOf(String tenant) {
        return keys.getOrDefault(tenant, List.of());
    }

    private static List<TrustedKey> read(ConfiguredTenant tenant, ResourceLoader resources) {
        List<TrustedKey> own = new ArrayList<>();
        for (int index = 0; index < tenant.keyTexts().size(); index++) {
            String setting = tenant.settingOf(index);
            own.addAll(KeyReader.read(content(tenant.keyTexts().get(index).strip(), setting, resources), setting));
        }
        return own.stream().distinct().toList();
    }

    private static String content(String text, String setting, ResourceLoader resources) {
        if (!text.startsWith("file:") && !text.startsWith("classpath:")) {
            return text;
        }
        try {
            Resource resource = resources.getResource(text);
            if (!resource.exists()) {
                throw KeyReader.refused(
                        setting,
                        new KeyRefusal("there is no " + text + ".", "Put the key there, or mend the location."));
            }
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw KeyReader.refused(
                    setting,
                    new KeyRefusal(
                            text + " cannot be read.", "Give this process the right to read it, as a file of text."));
        }
    }

    /** The path is not signed: with one key in two tenants, a webhook of the one could be sent to the other. */
    private static void refuseShared(TrustedKey key, Map<TrustedKey, String> origins) {
        String other = origins.get(key);
        if (other != null) {
            throw KeyReader.refused(
                    key.origin(),
                    new KeyRefusal(
                            "it holds the same key as " + other + ", of another tenant.",
                            "Each Zentitle2 account has a key of its own: use that one, or one tenant for the"
                                    + " account."));
        }
    }
}
