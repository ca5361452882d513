package dev.zenhook.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A Management API that gives a token, and then refuses everything in words that hold all it was sent. */
final class TellingApi implements AutoCloseable {
    private final HttpServer server;

    TellingApi(String token) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"%s\",\"expires_in\":300}".formatted(token)));
        server.createContext("/api", exchange -> {
            String told = exchange.getRequestHeaders().getFirst("Authorization") + "\\n" + token;
            answer(exchange, 400, "{\"errorCode\":\"%1$s\",\"details\":\"%1$s\"}".formatted(told));
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
