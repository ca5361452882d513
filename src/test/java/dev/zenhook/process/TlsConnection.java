package dev.zenhook.process;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** One connection to this machine, over which webhooks are sent one after the other. */
final class TlsConnection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    /** @param certificate the only one that is trusted, as it is now */
    TlsConnection(int port, Path certificate) throws IOException {
        PemSslStore trusted = PemSslStore.load(PemSslStoreDetails.forCertificate(certificate.toString()));
        socket = SslBundle.of(new PemSslStoreBundle(null, trusted))
                .createSslContext()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** The status of the answer, which is to have no body. */
    int send(Webhook webhook) throws IOException {
        byte[] body = webhook.body();
        String head = """
            POST /webhooks HTTP/1.1
            Host: hooks.example.com
            N-Signature: %s
            Content-Length: %d

            """.formatted(SigningKey.shared().sign(body), body.length);
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        String status = answers.readLine();
        if (status == null) {
            throw new IOException("The connection was closed");
        }
        for (String line = status; line != null && !line.isEmpty(); line = answers.readLine()) {
            // the rest of the head
        }
        return Integer.parseInt(status.split(" ")[1]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
