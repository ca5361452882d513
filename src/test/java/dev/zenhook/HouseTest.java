package dev.zenhook;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.zenhook.event.WireFormat;
import dev.zenhook.store.StoredBody;
import dev.zenhook.verify.VerifiedBody;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the picture in the root's package-info: the rooms, and who may name whom. */
@AnalyzeClasses(packages = "dev.zenhook", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.zenhook");
    private static final List<String> ROOMS = List.of(
            "event", "accept", "receive", "verify", "store", "dispatch", "handle", "register", "observe", "guard");

    @ArchTest
    static final ArchRule noRoomsFormACircle =
            slices().matching("dev.zenhook.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyVerifyMakesAVerifiedBody =
            constructors().that().areDeclaredIn(VerifiedBody.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule onlyStoreMakesAStoredBody =
            constructors().that().areDeclaredIn(StoredBody.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule onlyVerifiedOrStoredBodiesAreParsed = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.zenhook.receive.EnvelopeReader")
            .and()
            .doNotHaveFullyQualifiedName("dev.zenhook.store.EventRow")
            .should()
            .callMethod(WireFormat.class, "read", byte[].class);

    @ArchTest
    static final ArchRule nobodyReadsTheWallClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("time is injected, and durations are measured with System.nanoTime");

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "event, ''",
        "verify, ''",
        "guard, ''",
        "store, event",
        "handle, event",
        "accept, verify",
        "receive, accept event verify store handle",
        "dispatch, event store handle",
        "register, verify store handle",
        "observe, event accept receive verify store dispatch handle register",
    })
    void aRoomNamesOnlyTheRoomsThatItMay(String room, String mayName) {
        String[] forbidden = ROOMS.stream()
                .filter(other -> !other.equals(room))
                .filter(other -> !List.of(mayName.split(" ")).contains(other))
                .map(other -> "dev.zenhook." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("dev.zenhook." + room + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(forbidden).or(type(Zenhook.class)).or(type(ZenhookAutoConfiguration.class)))
                .check(HOUSE);
    }

    @Test
    void everyRoomSaysWhatItIsAndIsNullMarked() {
        Stream<String> packages = ROOMS.stream().map(room -> "dev.zenhook." + room);

        assertThat(packages)
                .allSatisfy(
                        name -> assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                                .isTrue());
    }

    @Test
    void noRoomIsCalledByAWordThatSaysNothing() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..model..", "..service..", "..impl..")
                .check(HOUSE);
    }
}
