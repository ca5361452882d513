package dev.zenhook.process.proof;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, in memory, that is soon full. Only root may make one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** Where mounting is not allowed, the test is skipped, also in the gate: in many a container not even root may. */
    static SmallDisk in(Path folder, int megabytes) throws IOException {
        String mount = Machine.here().program("mount", "mount").toString();
        if (!run(mount, "-t", "tmpfs", "-o", "size=" + megabytes + "m", "zenhook-proof", folder.toString())) {
            throw Machine.here()
                    .refuses("a small disk to be mounted, which only root may do, and not in every container");
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
