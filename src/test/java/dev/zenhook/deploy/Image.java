package dev.zenhook.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;

/** What the image has, by its Dockerfile. */
final class Image {
    private static final String DOCKERFILE = read(Path.of("Dockerfile"));
    private static final String SETTINGS = read(Path.of("src/main/resources/application.yaml"));

    private Image() {}

    static Set<Integer> ports() {
        return Arrays.stream(found(DOCKERFILE, "(?m)^EXPOSE (.+)$").split(" "))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static int user() {
        return Integer.parseInt(found(DOCKERFILE, "(?m)^USER (\\d+):"));
    }

    /** Where something may be mounted: what the Dockerfile has, where Spring Boot looks below its folder, and what is free. */
    static Set<String> places() {
        return Set.of(
                found(DOCKERFILE, "(?m)^VOLUME (\\S+)$"),
                found(DOCKERFILE, "install -d (/app/\\S+)"),
                found(DOCKERFILE, "(?m)^WORKDIR (/app)$") + "/config",
                "/tmp",
                "/run/secrets/zenhook");
    }

    /** How long Zenhook takes at most. */
    static int secondsToStop() {
        return (int) DurationStyle.detectAndParse(found(SETTINGS, "timeout-per-shutdown-phase: (\\S+)"))
                .toSeconds();
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no " + pattern);
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
