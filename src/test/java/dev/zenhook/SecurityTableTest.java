package dev.zenhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SECURITY.md says is stopped is stopped: each row of its table names tests, and they exist. */
class SecurityTableTest {
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Map<String, Path> BY_NAME = classes();

    private static Map<String, Path> classes() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.toString().contains("$"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".class", ""),
                            Function.identity(),
                            (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The threats: rows of four columns, without the two lines of the head. */
    static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("SECURITY.md")).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .filter(line -> !line.startsWith("|---"))
                .toList();
    }

    @Test
    void everybodyOfWhomWeThinkIsInTheTable() throws IOException {
        assertThat(rows().stream().map(row -> row.split("\\|")[1].strip()).distinct())
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowNamesTestsThatExist(String row) {
        assertThat(row.replace("\\|", "").chars().filter(letter -> letter == '|'))
                .hasSize(5);
        String tests = row.substring(row.lastIndexOf('|', row.length() - 2));
        List<MatchResult> named = TEST.matcher(tests).results().toList();

        assertThat(named).as("tests of " + row).isNotEmpty();
        assertThat(named)
                .allSatisfy(test -> assertThat(exists(test.group(1), test.group(2)))
                        .as(test.group())
                        .isTrue());
    }

    private static boolean exists(String type, String test) throws ReflectiveOperationException {
        Path file = BY_NAME.get(type);
        if (file == null) {
            return false;
        }
        String name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
        Stream.Builder<AnnotatedElement> members = Stream.builder();
        for (Class<?> next = Class.forName(name, false, SecurityTableTest.class.getClassLoader());
                next != null;
                next = next.getSuperclass()) {
            Stream.of(next.getDeclaredMethods())
                    .filter(method -> method.getName().equals(test))
                    .forEach(members);
            Stream.of(next.getDeclaredFields())
                    .filter(field -> field.getName().equals(test))
                    .forEach(members);
        }
        return members.build().anyMatch(SecurityTableTest::isTest);
    }

    /** {@code @Test} and its kin, all of which end so. */
    private static boolean isTest(AnnotatedElement member) {
        return Stream.of(member.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().endsWith("Test"));
    }
}
