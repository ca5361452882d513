package dev.zenhook.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar as a user builds it: compiled against what the packaged service consists of, and nothing else. */
final class ExtensionJar {
    static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private final Map<String, byte[]> content = new TreeMap<>();

    /** All sources and resources of a project in Maven's layout. */
    static ExtensionJar ofProject(Path project, ExtractedZenhook zenhook) {
        ExtensionJar jar = new ExtensionJar();
        Path sources = project.resolve("src/main/java");
        jar.compile(files(sources), zenhook);
        Path resources = project.resolve("src/main/resources");
        files(resources).forEach(file -> jar.content.put(nameBelow(resources, file), bytes(file)));
        return jar;
    }

    /** Of one source file. */
    static ExtensionJar ofSource(String name, String source, Path folder, ExtractedZenhook zenhook) {
        try {
            Path file = folder.resolve("sources").resolve(name.replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            ExtensionJar jar = new ExtensionJar();
            jar.compile(List.of(file), zenhook);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ExtensionJar importing(String autoConfiguration) {
        content.put(IMPORTS, autoConfiguration.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ExtensionJar without(String name) {
        if (content.remove(name) == null) {
            throw new IllegalArgumentException(name);
        }
        return this;
    }

    /** As if it were compiled for another version of Java. */
    ExtensionJar compiledForJava(int version) {
        content.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                bytes[7] = (byte) (version + 44);
            }
        });
        return this;
    }

    Path writeTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                    jar.putNextEntry(new JarEntry(entry.getKey()));
                    jar.write(entry.getValue());
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(List<Path> sources, ExtractedZenhook zenhook) {
        try {
            Path classes = Files.createTempDirectory(zenhook.folder(), "classes");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options =
                        List.of("--release", "21", "-parameters", "-cp", zenhook.classPath(), "-d", classes.toString());
                if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                        .call()) {
                    throw new IllegalStateException(messages.toString());
                }
            }
            files(classes).forEach(file -> content.put(nameBelow(classes, file), bytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameBelow(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
