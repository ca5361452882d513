package dev.zenhook.handle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a jar holds, as far as it matters to a start. Every byte is read and compared with its checksum, which the JVM does
 * not do.
 *
 * @param autoConfigurations the classes that its imports file names
 * @param namesHandlers whether a class in it knows this room, and so may be, or make, a handler
 * @param javaVersion the newest that a class in it was compiled for
 */
record JarContent(List<String> autoConfigurations, boolean namesHandlers, int javaVersion) {
    static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private static final String THIS_ROOM = JarContent.class.getPackageName().replace('.', '/') + "/";
    private static final int CLASS_VERSION_OF_JAVA_0 = 44;

    /** @throws IOException if it cannot be read, or is no whole jar */
    static JarContent of(Path file) throws IOException {
        List<String> autoConfigurations = new ArrayList<>();
        boolean namesHandlers = false;
        int javaVersion = 0;
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                byte[] bytes = verified(jar, entry);
                if (entry.getName().equals(IMPORTS)) {
                    autoConfigurations.addAll(lines(bytes));
                } else if (isClassForEveryJava(entry.getName())) {
                    namesHandlers |= new String(bytes, StandardCharsets.ISO_8859_1).contains(THIS_ROOM);
                    javaVersion = Math.max(javaVersion, javaVersionOf(bytes));
                }
            }
        }
        return new JarContent(List.copyOf(autoConfigurations), namesHandlers, javaVersion);
    }

    private static byte[] verified(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            byte[] bytes = content.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw new ZipException("the checksum of " + entry.getName() + " is wrong");
            }
            return bytes;
        }
    }

    private static List<String> lines(byte[] imports) {
        return new String(imports, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A jar for several versions of Java has the classes for newer ones in a folder of their own. */
    private static boolean isClassForEveryJava(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/versions/") && !name.equals("module-info.class");
    }

    private static int javaVersionOf(byte[] classFile) {
        return classFile.length < 8 ? 0 : ByteBuffer.wrap(classFile).getShort(6) - CLASS_VERSION_OF_JAVA_0;
    }
}
