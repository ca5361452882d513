package dev.zenhook.process;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A certificate for {@link #HOST} that signs itself, and its key, as files that can be renewed. */
record OpensslCertificate(Path certificate, Path key) {
    static final String HOST = "hooks.example.com";

    static OpensslCertificate generateIn(Path folder) {
        OpensslCertificate files = new OpensslCertificate(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        OpensslCertificate made = files.successor();
        made.replaceCertificate(files);
        made.replaceKey(files);
        return files;
    }

    /** Another one for the same host, beside it. */
    OpensslCertificate successor() {
        Path other = certificate.resolveSibling("next.crt");
        Path otherKey = certificate.resolveSibling("next.key");
        Process openssl = openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + HOST,
                "-addext",
                "subjectAltName=DNS:" + HOST,
                "-out",
                other.toString(),
                "-keyout",
                otherKey.toString());
        text(openssl);
        return new OpensslCertificate(other, otherKey);
    }

    /** As a renewal does it: at once. */
    void replaceCertificate(OpensslCertificate former) {
        move(certificate, former.certificate);
    }

    void replaceKey(OpensslCertificate former) {
        move(key, former.key);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server on this machine says of its certificate and its TLS; with more arguments for {@code s_client}. */
    static String handshake(int port, String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("s_client", "-connect", "127.0.0.1:" + port, "-servername", HOST),
                        Stream.of(arguments))
                .toList();
        return text(openssl(all.toArray(String[]::new)));
    }

    private static Process openssl(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(Machine.here().program("openssl", "openssl").toString()), Stream.of(arguments))
                .toList();
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
