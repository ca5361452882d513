import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Hands every Java file below {@code src} to the formatter, which takes files and no folders. The arguments are the formatter's own. */
class Format {
    public static void main(String[] options) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Stream<String> sources = files.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted();
            Main.main(Stream.concat(Arrays.stream(options), sources).toArray(String[]::new));
        }
    }
}
