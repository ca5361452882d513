package dev.zenhook.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a file have its name only when all of it is on the disk. */
final class Disk {
    private static final Logger log = LoggerFactory.getLogger(Disk.class);

    private Disk() {}

    static void name(Path written, Path name) throws IOException {
        try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(written, name, StandardCopyOption.ATOMIC_MOVE);
        force(name.resolveSibling(""));
    }

    /** Where a folder cannot be opened, as on Windows, the file system has its own way. */
    private static void force(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            log.debug("The folder {} cannot be written to the disk by its own", folder, e);
        }
    }
}
