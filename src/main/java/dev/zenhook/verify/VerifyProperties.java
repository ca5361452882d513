package dev.zenhook.verify;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signatures are checked. That they are is no setting.
 *
 * @param provider Who does the arithmetic: bouncycastle, or the jdk itself.
 */
@Validated
@ConfigurationProperties("zenhook.verify")
record VerifyProperties(@DefaultValue("bouncycastle") Arithmetic provider) {
    enum Arithmetic {
        BOUNCYCASTLE,
        JDK;

        Provider provider() {
            return switch (this) {
                case BOUNCYCASTLE -> new BouncyCastleProvider();
                case JDK -> jdk();
            };
        }

        private static Provider jdk() {
            Provider found = Security.getProvider("SunRsaSign");
            if (found == null) {
                throw new UnusableSettingException(
                        "zenhook.verify.provider",
                        "cannot be used: this JDK was built without its own RSA.",
                        "Set zenhook.verify.provider to bouncycastle.");
            }
            return found;
        }
    }
}
