package dev.zenhook.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The operating system's lock on the database: one process has it, and it goes when the process does, however it dies. */
final class FileLock implements AutoCloseable {
    /** Those of this process: opening such a file once more and closing it again would give up the lock on it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FileLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FileLock on(DatabaseFile database) throws IOException {
        Path path = database.path().toAbsolutePath();
        Path file = path.resolveSibling("").toRealPath().resolve(path.getFileName() + ".lock");
        FileChannel channel = HELD.add(file) ? locked(file) : null;
        if (channel == null) {
            throw new StoreStartException(
                    "The inbox " + database.path() + " is in use by another Zenhook.",
                    "Stop the other one, or give this one a place of its own with " + database.property() + ".");
        }
        return new FileLock(file, channel);
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? channel : null;
        } finally {
            if (!locked) {
                HELD.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
