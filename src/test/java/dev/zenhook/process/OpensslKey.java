package dev.zenhook.process;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** A key pair that openssl made and signs with: no code of ours, nor of Java's, has a part in the signature. */
final class OpensslKey {
    private final Path key;

    private OpensslKey(Path key) {
        this.key = key;
    }

    static OpensslKey generateIn(Path folder) {
        Path key = folder.resolve("key.pem");
        openssl("genrsa", "-out", key.toString(), "2048");
        return new OpensslKey(key);
    }

    /** As Zentitle2 shows it. */
    String modulus() {
        String line =
                new String(openssl("rsa", "-in", key.toString(), "-noout", "-modulus"), StandardCharsets.US_ASCII);
        byte[] modulus = HexFormat.of().parseHex(line.strip().substring("Modulus=".length()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(modulus);
    }

    String sign(byte[] body) {
        try {
            Path file = Files.createTempFile(key.getParent(), "body", ".json");
            Files.write(file, body);
            byte[] signature = openssl("dgst", "-sha256", "-sign", key.toString(), file.toString());
            Files.delete(file);
            return Base64.getEncoder().encodeToString(signature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] openssl(String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = Machine.here().program("openssl", "openssl").toString();
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("openssl " + String.join(" ", arguments) + " failed");
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
