package dev.zenhook.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes what somebody else wrote fit for a message: printable, short, and without what is secret of a tenant. */
final class Quotes {
    private static final int LONGEST = 200;
    private static final String HIDDEN = "(hidden)";

    private final String secret;
    private final String secretInAForm;
    private volatile String token = "";

    Quotes(String secret) {
        this.secret = secret;
        this.secretInAForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    /** A server that tells what it was sent is not to make us tell the token. */
    void hide(String newestToken) {
        token = newestToken;
    }

    String of(String text) {
        String discreet = without(token, without(secretInAForm, without(secret, text)));
        StringBuilder quote = new StringBuilder();
        discreet.codePoints()
                .limit(LONGEST)
                .map(character -> isPrintable(character) ? character : ' ')
                .forEach(quote::appendCodePoint);
        if (discreet.codePointCount(0, discreet.length()) > LONGEST) {
            quote.append('…');
        }
        return quote.toString().strip().replaceFirst("\\.+$", "");
    }

    private static String without(String hidden, String text) {
        return hidden.isEmpty() ? text : text.replace(hidden, HIDDEN);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
