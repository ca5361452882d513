package dev.zenhook.accept;

import dev.zenhook.verify.UnusableSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.ResourceLoader;

/**
 * A certificate and its private key, in PEM.
 *
 * @param property the name of the settings that lead to them
 */
record PemKeystore(String property, PemSslBundleProperties bundle) {
    private static final ResourceLoader FILES = ApplicationResourceLoader.get();

    /** @throws UnusableSettingException that names the setting and the cure, and no content */
    void requireUsable() {
        requireThere("certificate", bundle.getKeystore().getCertificate());
        requireThere("private-key", bundle.getKeystore().getPrivateKey());
        if (!isRead()) {
            throw new UnusableSettingException(
                    property,
                    "cannot be used: certificate and private-key do not lead to a certificate and a key.",
                    "Let both be PEM: the chain with this host's certificate first, and its key in PKCS#8, PKCS#1 or"
                            + " SEC 1, with private-key-password if it is encrypted.");
        }
        bundle.getKeystore().setVerifyKeys(true);
        if (!isRead()) {
            throw new UnusableSettingException(
                    property,
                    "cannot be used: private-key is not the key of certificate.",
                    "Name two files that were made together; the certificate of this host comes first in its file.");
        }
    }

    private void requireThere(String member, @Nullable String location) {
        if (location == null || location.isBlank()) {
            throw new UnusableSettingException(
                    property + "." + member, "is not set.", "Name a file in PEM, or paste its text.");
        }
        if (!PemContent.isPresentInText(location)
                && !FILES.getResource(location).isReadable()) {
            throw new UnusableSettingException(
                    property + "." + member,
                    "names a file that is not there, or that this user may not read.",
                    "Correct the path, or give the user that Zenhook runs as the right to read it.");
        }
    }

    private boolean isRead() {
        try {
            return PropertiesSslBundle.get(bundle, FILES).getStores().getKeyStore() != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
