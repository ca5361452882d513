package dev.zenhook.handle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar in a folder of extensions, put together of bytes. */
final class SomeJar {
    private final Map<String, byte[]> content = new LinkedHashMap<>();

    SomeJar with(String name, byte[] bytes) {
        content.put(name, bytes);
        return this;
    }

    SomeJar importing(String... lines) {
        return with(JarContent.IMPORTS, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** A file that looks like a class, as far as anybody looks before it is loaded. */
    SomeJar withClass(String path, int java, String constants) {
        byte[] header = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) (java + 44)};
        return with(
                path,
                (new String(header, StandardCharsets.ISO_8859_1) + constants).getBytes(StandardCharsets.ISO_8859_1));
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

    /** Runs it as if that jar stood on the class path, behind all others. */
    static void onTheClassPath(Path jar, Runnable test) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            test.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
