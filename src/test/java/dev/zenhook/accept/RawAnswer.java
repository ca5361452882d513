package dev.zenhook.accept;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as the lines of its head and the bytes of its body. */
public record RawAnswer(int status, List<String> headers, String body) {
    /** What is no HTTP/1.1 at all is answered without a head: then the status is 0. */
    public static RawAnswer read(InputStream stream, boolean bodiless) throws IOException {
        DataInputStream input = new DataInputStream(stream);
        String line = line(input);
        if (!line.startsWith("HTTP/")) {
            return new RawAnswer(0, List.of(), line);
        }
        int status = Integer.parseInt(line.split(" ")[1]);
        List<String> headers = new ArrayList<>();
        for (String header = line(input); !header.isEmpty(); header = line(input)) {
            headers.add(header);
        }
        RawAnswer head = new RawAnswer(status, headers, "");
        int length = bodiless
                ? 0
                : head.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new RawAnswer(status, headers, new String(input.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                if (line.isEmpty()) {
                    throw new EOFException("The connection ended without an answer");
                }
                return line.toString();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    public JsonNode problem() {
        return JsonMapper.shared().readTree(body);
    }

    /** All of it, but for the time of day. */
    public String withoutDate() {
        return status + " "
                + headers.stream().filter(line -> !line.startsWith("Date:")).toList() + body;
    }
}
