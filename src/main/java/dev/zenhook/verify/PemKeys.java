package dev.zenhook.verify;

import java.io.IOException;
import java.io.StringReader;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * PEM: SubjectPublicKeyInfo, PKCS#1 or an X.509 certificate; several blocks are several keys.
 *
 * <p>A certificate is no more than an envelope here. Its key is trusted because the operator put it into the
 * configuration, so neither its issuer nor its dates are judged: a date would only stop the webhooks some night.
 */
final class PemKeys {
    private static final Pattern BOUNDARY = Pattern.compile("\\s*(-----(BEGIN|END) [A-Z0-9 ]+-----)\\s*");

    /** The likely mistakes by name; any other algorithm is shown by its number. */
    private static final Map<String, String> NAMES = Map.of(
            "1.2.840.113549.1.1.10", "RSA-PSS",
            "1.2.840.10045.2.1", "EC",
            "1.3.101.112", "Ed25519");

    private PemKeys() {}

    static boolean looksLike(String text) {
        return text.contains("-----BEGIN ");
    }

    static List<RSAPublicKey> read(String text) {
        if (text.contains("PRIVATE KEY-----")) {
            throw KeyRefusal.privateKey();
        }
        List<RSAPublicKey> keys = new ArrayList<>();
        try (PemReader blocks = new PemReader(new StringReader(withLineBreaks(text)))) {
            for (PemObject block = blocks.readPemObject(); block != null; block = blocks.readPemObject()) {
                keys.add(publicKey(block));
            }
        } catch (KeyRefusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
        if (keys.isEmpty()) {
            throw unreadable();
        }
        return keys;
    }

    /** Folded YAML and environment files lose the line breaks, or keep them as the two characters {@code \n}. */
    private static String withLineBreaks(String text) {
        return BOUNDARY.matcher(text.replace("\\n", "\n")).replaceAll("\n$1\n");
    }

    private static RSAPublicKey publicKey(PemObject block) {
        return switch (block.getType()) {
            case "PUBLIC KEY" -> publicKey(SubjectPublicKeyInfo.getInstance(block.getContent()));
            case "RSA PUBLIC KEY" -> publicKey(org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(block.getContent()));
            case "CERTIFICATE" ->
                publicKey(Certificate.getInstance(block.getContent()).getSubjectPublicKeyInfo());
            default -> throw new KeyRefusal("it holds a PEM block that is neither a public key nor a certificate.");
        };
    }

    private static RSAPublicKey publicKey(SubjectPublicKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
        if (!algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw new KeyRefusal("it is a key of another algorithm than RSA: "
                    + NAMES.getOrDefault(algorithm.getId(), algorithm.getId()) + ".");
        }
        try {
            return publicKey(org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(info.parsePublicKey()));
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static RSAPublicKey publicKey(org.bouncycastle.asn1.pkcs.RSAPublicKey numbers) {
        return RsaRules.judge(numbers.getModulus(), numbers.getPublicExponent());
    }

    private static KeyRefusal unreadable() {
        return new KeyRefusal("it holds a PEM block that cannot be read; it may be cut short.");
    }
}
