package dev.zenhook.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of {@code deploy}, read as their readers do. */
final class Yaml {
    static final Path DEPLOY = Path.of("deploy");

    private Yaml() {}

    static JsonNode file(String name) {
        return documents(DEPLOY.resolve(name)).getFirst();
    }

    static List<JsonNode> documents(Path file) {
        try {
            LoaderOptions strict = new LoaderOptions();
            strict.setAllowDuplicateKeys(false);
            Iterator<Object> documents = new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict))
                    .loadAll(Files.readString(file))
                    .iterator();
            List<JsonNode> read = new ArrayList<>();
            documents.forEachRemaining(document -> read.add(JsonMapper.shared().valueToTree(document)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents of the manifests below {@code deploy/kubernetes}. */
    static List<JsonNode> manifests() {
        return manifests("");
    }

    /** @param variant a folder, or all of them */
    static List<JsonNode> manifests(String variant) {
        try (Stream<Path> files = Files.walk(DEPLOY.resolve("kubernetes").resolve(variant))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> documents(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> manifestsOf(String kind) {
        return manifests().stream()
                .filter(manifest -> manifest.path("kind").asString().equals(kind))
                .toList();
    }
}
