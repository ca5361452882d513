package com.example.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README's parts. */
public final class Readme {
    private static final String TEXT = read();

    private Readme() {}

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All code blocks in that language, in their order. */
    public static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(TEXT)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The rows of the table that has that heading over its first column, cell by cell, without the back quotes. */
    public static List<List<String>> table(String firstHeading) {
        return TEXT.substring(TEXT.indexOf("\n| " + firstHeading + " |") + 1)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.replace("`", "").split("\\|")).stream()
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
