package dev.zenhook.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The space on the disk of the embedded database. Spring Boot shows that of the working directory, which in a container is
 * another disk.
 *
 * @param folder null if the database is elsewhere
 */
record StoreDisk(@Nullable File folder) implements MeterBinder {
    static StoreDisk of(StoreProperties properties) {
        return new StoreDisk(
                PostgresUrl.isIn(properties.url())
                        ? null
                        : DatabaseFile.of(properties)
                                .path()
                                .toAbsolutePath()
                                .toFile()
                                .getParentFile());
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        if (folder != null) {
            gauge(meters, "zenhook.store.disk.free", "What Zenhook may still use", folder, File::getUsableSpace);
            gauge(meters, "zenhook.store.disk.total", "The whole disk of the inbox", folder, File::getTotalSpace);
        }
    }

    private static void gauge(
            MeterRegistry meters, String name, String description, File folder, ToDoubleFunction<File> value) {
        Gauge.builder(name, folder, value)
                .description(description)
                .baseUnit("bytes")
                .register(meters);
    }
}
