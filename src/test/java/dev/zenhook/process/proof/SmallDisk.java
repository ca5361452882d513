package dev.zenhook.process.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** A file system of its own, in memory, that is soon full. Only root may make one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** @throws TestAbortedException where mounting is not allowed */
    static SmallDisk in(Path folder, int megabytes) throws IOException {
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "zenhook-proof", folder.toString())) {
            throw new TestAbortedException("A small disk could not be mounted: this proof needs root");
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes all the space that is left. */
    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.size(ballast) == 0) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
