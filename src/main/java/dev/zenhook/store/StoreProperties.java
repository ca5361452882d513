package dev.zenhook.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the inbox is.
 *
 * @param directory Folder of the embedded database, zenhook.db. It is created if missing.
 * @param url Another place for the database: jdbc:sqlite: and the path of a file. Overrides the directory.
 */
@ConfigurationProperties("zenhook.store")
record StoreProperties(
        @DefaultValue("./data") Path directory, @Nullable String url) {}
