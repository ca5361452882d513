package dev.zenhook.process.proof;

import dev.zenhook.testkit.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request whose head the service has seen, for it has said to continue, and whose body is still to come. */
final class HalfRequest implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answer;
    private final byte[] body;

    private HalfRequest(Socket socket, byte[] body) throws IOException {
        this.socket = socket;
        this.answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        this.body = body;
    }

    static HalfRequest begin(int port, byte[] body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        HalfRequest request = new HalfRequest(socket, body);
        String head = """
            POST /webhooks HTTP/1.1
            Host: 127.0.0.1
            Content-Type: application/json
            Content-Length: %d
            N-Signature: %s
            Expect: 100-continue

            """.formatted(body.length, SigningKey.shared().sign(body));
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        if (request.status() != 100) {
            throw new IOException("No 100 Continue");
        }
        request.answer.readLine();
        return request;
    }

    /** Sends the body. The status of the answer; 0 if there is none. */
    int finish() {
        try {
            socket.getOutputStream().write(body);
            return status();
        } catch (IOException e) {
            return 0;
        }
    }

    private int status() throws IOException {
        String line = answer.readLine();
        return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
