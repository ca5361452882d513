package dev.zenhook.store;

/** Text that every database takes: PostgreSQL knows no NUL character, and no half of a surrogate pair. */
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]", "\uFFFD");
    }
}
