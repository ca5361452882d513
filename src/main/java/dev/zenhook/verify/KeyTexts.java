package dev.zenhook.verify;

import java.util.ArrayList;
import java.util.List;

/** Several keys in one setting stand between commas, and Spring cuts there. A JWK has commas of its own. */
final class KeyTexts {
    private KeyTexts() {}

    /** Puts the pieces of a JWK together again. */
    static List<String> rejoin(List<String> pieces) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String piece : pieces) {
            text.append(text.isEmpty() ? "" : ",").append(piece);
            if (!isOpen(text.toString())) {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts;
    }

    private static boolean isOpen(String text) {
        return JwkKeys.looksLike(text.strip()) && count(text, '{') > count(text, '}');
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }
}
