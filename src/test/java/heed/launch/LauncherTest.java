package heed.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
