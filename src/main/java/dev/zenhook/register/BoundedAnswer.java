package dev.zenhook.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/** An answer that is read up to a size, and not beyond: not even to throw the rest away. */
final class BoundedAnswer implements ClientHttpResponse {
    private final ClientHttpResponse answer;
    private final DataSize largest;
    private @Nullable InputStream body;

    BoundedAnswer(ClientHttpResponse answer, DataSize largest) {
        this.answer = answer;
        this.largest = largest;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
        InputStream bounded = body;
        if (bounded == null) {
            bounded = new BoundedStream(answer.getBody(), largest);
            body = bounded;
        }
        return bounded;
    }

    /** Reads what is left, so that the connection can be used again; or gives the connection up. */
    @Override
    public void close() {
        try (InputStream rest = getBody()) {
            rest.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Who wanted the body was told.
        }
        answer.close();
    }

    private static final class BoundedStream extends FilterInputStream {
        private final DataSize largest;
        private long left;

        BoundedStream(InputStream body, DataSize largest) {
            super(body);
            this.largest = largest;
            left = largest.toBytes();
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLargeException(largest);
            }
        }
    }

    /** The answer is larger than any honest one. */
    static final class TooLargeException extends IOException {
        TooLargeException(DataSize largest) {
            super("it is larger than " + largest.toKilobytes() + " KB");
        }
    }
}
