package dev.zenhook.guard;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** A provider that lets in whom a test says. */
final class OidcProvider implements AutoCloseable {
    static final String CLIENT = "zenhook";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final RSAKey key = newKey();

    OidcProvider() {
        server.start();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    /** From now on it tells about itself. */
    OidcProvider answers() {
        server.stubFor(
                get(urlPathEqualTo("/.well-known/openid-configuration")).willReturn(okJson("""
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                     "jwks_uri":"%1$s/keys","subject_types_supported":["public"],"response_types_supported":["code"],
                     "id_token_signing_alg_values_supported":["RS256"]}
                    """.formatted(issuer()))));
        server.stubFor(get(urlPathEqualTo("/keys")).willReturn(okJson(new JWKSet(key).toString(true))));
        return this;
    }

    /** Whoever comes with a code is this one. */
    void logsIn(String nonce, Map<String, Object> claims) throws JOSEException {
        logsIn(nonce, claims, key);
    }

    /** The token is signed by somebody else. */
    void forges(String nonce, Map<String, Object> claims) throws JOSEException {
        logsIn(nonce, claims, newKey());
    }

    private void logsIn(String nonce, Map<String, Object> claims, RSAKey signer) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder told = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("sub-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce);
        claims.forEach(told::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), told.build());
        token.sign(new RSASSASigner(signer));
        server.stubFor(post(urlPathEqualTo("/token")).willReturn(okJson("""
            {"access_token":"access","token_type":"Bearer","expires_in":300,"id_token":"%s"}
            """.formatted(token.serialize()))));
    }

    @Override
    public void close() {
        server.stop();
    }
}
