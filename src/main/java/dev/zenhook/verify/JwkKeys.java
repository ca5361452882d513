package dev.zenhook.verify;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Web Key as the Management API gives it, or a set of them (RFC 7517).
 *
 * <p>A single key that is not for RS256 signatures is refused. In a set it is passed over, as a set may serve others
 * too, as long as one key remains. A private member is refused wherever it stands, even in a key that would be passed
 * over.
 */
final class JwkKeys {
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    /** Duplicate names are refused: which of two moduli was meant is not ours to choose. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JwkKeys() {}

    static boolean looksLike(String text) {
        return text.startsWith("{");
    }

    static List<RSAPublicKey> read(String text) {
        JsonNode json = parse(text);
        refusePrivate(json);
        if (!json.has("keys")) {
            unfit(json).ifPresent(reason -> {
                throw new KeyRefusal(reason);
            });
            return List.of(publicKey(json));
        }
        List<RSAPublicKey> keys = new ArrayList<>();
        for (JsonNode jwk : json.path("keys")) {
            refusePrivate(jwk);
            if (unfit(jwk).isEmpty()) {
                keys.add(publicKey(jwk));
            }
        }
        if (keys.isEmpty()) {
            throw new KeyRefusal("it is a JWK set without an RSA key for RS256 signatures.");
        }
        return keys;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new KeyRefusal("it starts like a JWK, and is not readable as JSON.");
        }
    }

    private static void refusePrivate(JsonNode jwk) {
        if (PRIVATE_MEMBERS.stream().anyMatch(jwk::has)) {
            throw KeyRefusal.privateKey();
        }
    }

    private static Optional<String> unfit(JsonNode jwk) {
        if (!jwk.path("kty").asString("").equals("RSA")) {
            return Optional.of("it is a JWK of another algorithm than RSA.");
        }
        if (!jwk.path("use").asString("sig").equals("sig")) {
            return Optional.of("it is a JWK for another use than signatures.");
        }
        if (!jwk.path("alg").asString("RS256").equals("RS256")) {
            return Optional.of("it is a JWK for another signature algorithm than RS256.");
        }
        return Optional.empty();
    }

    private static RSAPublicKey publicKey(JsonNode jwk) {
        return RsaRules.judge(number(jwk, "n"), number(jwk, "e"));
    }

    private static BigInteger number(JsonNode jwk, String member) {
        if (!jwk.path(member).isString()) {
            throw new KeyRefusal("it is a JWK without the text \"" + member + "\".");
        }
        return new BigInteger(1, ModulusKey.decode(jwk.path(member).asString()));
    }
}
