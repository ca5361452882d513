package dev.zenhook.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class MachineTest {
    @TempDir
    private Path empty;

    @TempDir
    private Path folder;

    private Machine machine(boolean complete) {
        return new Machine(List.of(empty, folder), complete);
    }

    @Test
    void aProgramIsFoundWhereverItLies() throws Exception {
        Path program = Files.createFile(folder.resolve("program"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(machine(true).program("program", "package")).isEqualTo(program);
    }

    @Test
    void aTestWhoseProgramIsMissingIsSkippedAndTellsWhatToInstall() {
        assertThatThrownBy(() -> machine(false).program("no-such-program", "no-such-package"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("This proof needs no-such-program (Debian's package no-such-package)");
    }

    @Test
    void inTheGateItFails() {
        assertThatThrownBy(() -> machine(true).program("no-such-program", "no-such-package"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-program (Debian's package no-such-package)");
    }

    @Test
    void whatTheMachineForbidsIsSkippedInTheGateAsWell() {
        assertThat(machine(true).refuses("such a thing"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("This machine does not allow such a thing");
    }
}
