package dev.zenhook.handle;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where handlers are looked for.
 *
 * @param packages Java packages whose components become beans, so that handlers need not live in the application's own.
 */
@ConfigurationProperties("zenhook.handle")
record HandleProperties(@DefaultValue List<String> packages) {}
