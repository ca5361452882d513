package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zenhook.verify.UnusableSettingException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** With a certificate and its key, and with another's key, all of which the test vectors have. */
class TlsSettingsTest {
    private static final String PEM = "spring.ssl.bundle.pem.web.";
    private static final String CERTIFICATE = "classpath:vectors/node-2048/key.crt";
    private static final String NOWHERE = "/nowhere/secret-name.pem";

    private final Map<String, Object> settings = new HashMap<>(Map.of("server.ssl.bundle", "web"));

    private TlsSettingsTest with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    private void judge() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        ConfigurationPropertySources.attach(environment);
        new TlsSettings(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    private void isRefused(String property) {
        assertThatThrownBy(this::judge).isInstanceOfSatisfying(UnusableSettingException.class, refusal -> {
            assertThat(refusal.property()).isEqualTo(property);
            assertThat(refusal.cure()).endsWith(".");
            assertThat(refusal.getMessage() + refusal.cure()).doesNotContain("secret-name");
        });
    }

    @Test
    void withoutTlsNothingIsJudged() {
        settings.clear();
        judge();
        with("server.ssl.bundle", "web").with("server.ssl.enabled", "false").judge();
    }

    @Test
    void aCertificateThatIsNotThereIsNamed() {
        with(PEM + "keystore.certificate", NOWHERE)
                .with(PEM + "keystore.private-key", NOWHERE)
                .isRefused(PEM + "keystore.certificate");
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        with(PEM + "keystore.certificate", CERTIFICATE)
                .with(PEM + "keystore.private-key", NOWHERE)
                .isRefused(PEM + "keystore.private-key");
    }

    @Test
    void aKeyThatIsNotSetIsNamed() {
        with(PEM + "keystore.certificate", CERTIFICATE).isRefused(PEM + "keystore.private-key");
    }

    @Test
    void aFileThatIsNoCertificateIsRefused() {
        with(PEM + "keystore.certificate", "classpath:vectors/README.md")
                .with(PEM + "keystore.private-key", CERTIFICATE)
                .isRefused(PEM + "keystore");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws GeneralSecurityException {
        byte[] other = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String pasted = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(other) + "\n-----END PRIVATE KEY-----\n";

        with(PEM + "keystore.certificate", CERTIFICATE).with(PEM + "keystore.private-key", pasted);

        assertThatThrownBy(this::judge)
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining(PEM + "keystore cannot be used: private-key is not the key of certificate.");
    }

    @Test
    void theOperatorsPortIsJudgedAsWell() {
        settings.clear();
        with("management.server.ssl.bundle", "web").with(PEM + "truststore.certificate", CERTIFICATE);

        isRefused(PEM + "keystore.certificate");
    }

    @Test
    void aStoreThatIsNotThereIsRefused() {
        with("spring.ssl.bundle.jks.web.keystore.location", NOWHERE).isRefused("spring.ssl.bundle.jks.web");
    }

    @Test
    void theOldWayToNameAStoreIsJudgedAsWell() {
        settings.clear();
        with("server.ssl.certificate", NOWHERE)
                .with("server.ssl.certificate-private-key", NOWHERE)
                .isRefused("server.ssl");
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.1",
        "TLSv1",
        "SSLv3",
        "'TLSv1.1,TLSv1.2,TLSv1.3'",
        "all",
    })
    void anOlderProtocolIsRefused(String protocols) {
        with(PEM + "options.enabled-protocols", protocols).isRefused(PEM + "options.enabled-protocols");
        settings.clear();
        with("spring.ssl.bundle.jks.web.options.enabled-protocols", protocols)
                .with("server.ssl.bundle", "web")
                .isRefused("spring.ssl.bundle.jks.web.options.enabled-protocols");
        settings.clear();
        with("server.ssl.enabled-protocols", protocols)
                .with("server.ssl.key-store", NOWHERE)
                .isRefused("server.ssl.enabled-protocols");
    }

    @Test
    void fewerProtocolsMayBeChosen() {
        with(PEM + "options.enabled-protocols", "TLSv1.3").isRefused(PEM + "keystore.certificate");
    }

    @Test
    void aBundleThatNobodyKnowsIsNamedWithTheCure() {
        var analysis = new TlsSettings.Analyzer().analyze(new NoSuchSslBundleException("wob", "cannot be found"));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("wob");
        assertThat(analysis.getAction()).contains("spring.ssl.bundle.pem.wob.keystore.private-key");
    }
}
