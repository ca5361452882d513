package dev.zenhook.handle;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where handlers are looked for.
 *
 * @param packages Java packages whose components become beans, so that handlers need not live in the application's own.
 * @param extensions Folder of the jars with handlers, which also stand on the class path. It may be missing.
 */
@ConfigurationProperties("zenhook.handle")
record HandleProperties(
        @DefaultValue List<String> packages,
        @DefaultValue(EXTENSIONS) Path extensions) {
    static final String EXTENSIONS = "./extensions";
}
