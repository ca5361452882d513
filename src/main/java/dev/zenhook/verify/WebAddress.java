package dev.zenhook.verify;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges an address on the web that the configuration names: https, and http on this machine alone, because tokens and
 * events travel there. No message quotes it: it may hold a password, or be a secret in the wrong place.
 */
final class WebAddress {
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final int HIGHEST_PORT = 65_535;

    private WebAddress() {}

    /** @param text one line */
    static URI judge(String property, String text, String cure) {
        Optional<URI> uri = parse(text);
        String problem = uri.map(WebAddress::problemOf).orElse("it cannot be read as an address.");
        if (!problem.isEmpty()) {
            throw SettingText.refused(property, problem, cure);
        }
        return uri.orElseThrow();
    }

    private static Optional<URI> parse(String text) {
        try {
            return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                    ? Optional.of(new URI(text))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // its message quotes the text
        }
    }

    /** Empty if there is none. */
    private static String problemOf(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!http && !"https".equalsIgnoreCase(uri.getScheme())) {
            return "it does not start with https://.";
        }
        if (uri.getHost() == null) {
            return "it names no host, or one that is no host name.";
        }
        if (uri.getRawUserInfo() != null) {
            return "it holds a user or a password.";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "it has a query or a fragment: a part behind a question mark or a number sign.";
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return "its port is none from 1 to 65535.";
        }
        return http && !isLoopback(uri.getHost())
                ? "it starts with http://, which is taken for localhost, 127.0.0.0/8 and [::1] alone."
                : "";
    }

    private static boolean isLoopback(String host) {
        if (!host.startsWith("[")) {
            return host.equalsIgnoreCase("localhost")
                    || LOOPBACK_IPV4.matcher(host).matches();
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress(); // between brackets stands no name: nobody is asked
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
