package dev.zenhook.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The URL of a PostgreSQL database, with what the connections need unless it says otherwise. */
record PostgresUrl(String text) {
    private static final String PREFIX = "jdbc:postgresql:";

    /**
     * Timeouts in seconds: a database that went away without a word must not be waited for for ever. No prepared statements
     * that outlast a transaction: PgBouncer gives every transaction another session.
     */
    private static final Map<String, String> UNLESS_SET = new LinkedHashMap<>();

    static {
        UNLESS_SET.put("connectTimeout", "5");
        UNLESS_SET.put("socketTimeout", "30");
        UNLESS_SET.put("tcpKeepAlive", "true");
        UNLESS_SET.put("prepareThreshold", "0");
        UNLESS_SET.put("ApplicationName", "zenhook");
        UNLESS_SET.put("logServerErrorDetail", "false"); // it quotes rows, and a row has the payload
    }

    static boolean isIn(@Nullable String url) {
        return url != null && url.strip().startsWith(PREFIX);
    }

    static PostgresUrl of(StoreProperties properties) {
        return of(properties, UNLESS_SET);
    }

    /** For one who writes much at once, and waits for the server as long as that takes. */
    static PostgresUrl forBulk(StoreProperties properties) {
        Map<String, String> unlessSet = new LinkedHashMap<>(UNLESS_SET);
        unlessSet.put("socketTimeout", "0");
        unlessSet.put("reWriteBatchedInserts", "true");
        return of(properties, unlessSet);
    }

    private static PostgresUrl of(StoreProperties properties, Map<String, String> unlessSet) {
        StringBuilder url = new StringBuilder(String.valueOf(properties.url()).strip());
        unlessSet.forEach((name, value) -> {
            if (!url.toString().contains(name + "=")) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return new PostgresUrl(url.toString());
    }

    /** Without its parameters, among which may be a password. */
    String shown() {
        int end = text.indexOf('?');
        return end < 0 ? text : text.substring(0, end);
    }
}
