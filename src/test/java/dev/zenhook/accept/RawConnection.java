package dev.zenhook.accept;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which every byte is ours. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;

    public RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RawAnswer exchange(int port, RawRequest request) {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(request);
            return connection.answer(request.line().startsWith("HEAD"));
        }
    }

    public RawConnection send(RawRequest request) {
        return send(request.bytes());
    }

    public RawConnection send(byte[] bytes) {
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
    public RawConnection end() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawAnswer answer() {
        return answer(false);
    }

    /** Whether anything has come that was not read yet. */
    public boolean hasAnswer() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side has ended it. Bytes that it has sent before are passed over. */
    public boolean hasEnded() {
        try {
            socket.setSoTimeout(1);
            while (true) {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** All that comes until it ends. */
    public String rest() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return "";
        }
    }

    /** Sends them if the other side still takes them. */
    public void trySend(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // It has ended.
        }
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
