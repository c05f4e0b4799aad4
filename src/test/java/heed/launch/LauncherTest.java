package heed.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    Path data;

    /** The server would deploy the program of an earlier start that it finds there, which may be an older one. */
    @Test
    void startsTheServerInAFolderWithNothingOfAnEarlierStartInIt() throws IOException {
        Path old = Files.createDirectories(data.resolve("server/1/applications/heed"));
        Files.writeString(old.resolve("old.class"), "an older program");
        Path place = Launcher.place(data);
        assertThat(place).isEqualTo(data.resolve("server/1"));
        try (var files = Files.list(place)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAWarThatWasCutOff() throws IOException {
        Path war = Files.writeString(data.resolve("heed.war"), "PK\u0003\u0004 and no more");
        assertThatThrownBy(() -> Launcher.unpacked(war)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.exitCode).isEqualTo(ExitCode.SETTING);
            assertThat(fault).hasMessageContaining(war.toString()).hasMessageContaining("cut off");
        });
    }

    @Test
    void saysSoWhenAFolderHoldsNoProgram() {
        assertThatThrownBy(() -> new LaunchSettings(data, Map.of())).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.exitCode).isEqualTo(ExitCode.SETTING);
            assertThat(fault).hasMessageContaining("no program of ours");
        });
    }
}
