package dev.zenhook.receive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection on which every byte is ours. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawAnswer exchange(int port, RawRequest request) {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(request);
            return connection.answer(request.line().startsWith("HEAD"));
        }
    }

    RawConnection send(RawRequest request) {
        return send(request.bytes());
    }

    RawConnection send(byte[] bytes) {
        try {
            OutputStream output = socket.getOutputStream();
            output.write(bytes);
            output.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that no more bytes will come. */
    RawConnection end() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawAnswer answer() {
        return answer(false);
    }

    private RawAnswer answer(boolean bodiless) {
        try {
            return RawAnswer.read(socket.getInputStream(), bodiless);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
