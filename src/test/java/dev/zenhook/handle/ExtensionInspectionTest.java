package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What is found in a jar before any of its code runs. {@code ExtensionIT} starts the packaged service with such jars. */
class ExtensionInspectionTest {
    private static final String ROOM = "dev/zenhook/handle/OnWebhookEvent";

    @TempDir
    private Path folder;

    private Path jar() {
        return folder.resolve("extensions/acme.jar");
    }

    private static SomeJar good() {
        return new SomeJar()
                .importing("# those of Acme", "acme.Acme # all", "")
                .withClass("acme/Acme.class", 21, ROOM)
                .withClass("META-INF/versions/99/acme/Acme.class", 99, "");
    }

    private void inspect() {
        inspect("zenhook.store.directory", folder.resolve("data").toString());
    }

    private void inspect(String store, String value) {
        GenericApplicationContext context = new GenericApplicationContext();
        Map<String, Object> settings = Map.of("zenhook.handle.extensions", folder.resolve("extensions"), store, value);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        new ExtensionInspection().initialize(context);
    }

    private void refused(String problem) {
        assertThatExceptionOfType(BrokenExtensionException.class)
                .isThrownBy(this::inspect)
                .withMessageStartingWith("The extension " + jar() + " ")
                .withMessageContaining(problem);
    }

    @Test
    void aGoodOnePasses() {
        SomeJar.onTheClassPath(good().writeTo(jar()), this::inspect);
    }

    @Test
    void aLinkToAGoodOnePasses() throws IOException {
        Path elsewhere = good().writeTo(folder.resolve("elsewhere/acme.jar"));
        Files.createDirectories(jar().getParent());
        Files.createSymbolicLink(jar(), elsewhere);

        SomeJar.onTheClassPath(jar(), this::inspect);
    }

    @Test
    void aMissingFolderAndALibraryPass() {
        inspect();
        new SomeJar().withClass("acme/Library.class", 99, "java/lang/Object").writeTo(jar());
        inspect();
    }

    @Test
    void aTruncatedOneIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(good().writeTo(jar()));
        Files.write(jar(), Arrays.copyOf(whole, whole.length - 10));

        refused("is no whole jar");
    }

    /** The JVM would load what such a jar holds. */
    @Test
    void aWrongChecksumIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(good().writeTo(jar()));
        int checksum = indexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 16;
        bytes[checksum] ^= 1;
        Files.write(jar(), bytes);

        refused("the checksum of " + JarContent.IMPORTS + " is wrong");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }

    @Test
    void handlersThatNobodyNamesAreRefused() {
        new SomeJar().withClass("acme/Acme.class", 21, ROOM).writeTo(jar());

        refused("names no auto-configuration");
    }

    @Test
    void aNameWithoutAClassIsRefused() {
        Path jar = good().importing("acme.Acme", "acme.Misspelt").writeTo(jar());

        SomeJar.onTheClassPath(jar, () -> refused("names the auto-configuration acme.Misspelt, which is not there"));
    }

    @Test
    void classesForANewerJavaAreRefused() {
        good().withClass("acme/New.class", 99, "").writeTo(jar());

        refused("was compiled for Java 99, and this is Java "
                + Runtime.version().feature());
    }

    @Test
    void oneThatIsNotOnTheClassPathIsRefused() {
        good().writeTo(jar());

        refused("is not on the class path");
    }

    @Test
    void oneBelowTheDataFolderIsRefusedAlsoThroughALink() throws IOException {
        Path inData = good().writeTo(folder.resolve("data/acme.jar"));
        Files.createDirectories(jar().getParent());
        Files.createSymbolicLink(jar(), inData);

        refused("lies below the data folder");
    }

    @Test
    void theDataFolderIsWhereTheInboxLies() {
        good().writeTo(jar());

        assertThatExceptionOfType(BrokenExtensionException.class)
                .isThrownBy(() -> inspect("zenhook.store.url", "jdbc:sqlite:" + folder.resolve("inbox.db")))
                .withMessageContaining("lies below the data folder");
    }
}
