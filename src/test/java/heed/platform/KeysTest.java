package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @Test
    void givesEachPurposeAKeyOfItsOwnThatStaysTheSame() {
        Keys keys = new Keys(TestSettings.of());
        assertThat(keys.of("a")).hasSize(32).isEqualTo(new Keys(TestSettings.of()).of("a")).isNotEqualTo(keys.of("b"));
    }

    @Test
    void opensOnlyWhatItSealedForThePurpose() {
        Keys keys = new Keys(TestSettings.of());
        String sealed = keys.seal("a", "figures");
        assertThat(keys.open("a", sealed)).isEqualTo("figures");
        assertThat(keys.seal("a", "figures")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> keys.open("b", sealed)).isInstanceOf(IllegalStateException.class);
        Keys other = new Keys(TestSettings.of("heed.secret.key", "another secret of at least 32 characters"));
        assertThatThrownBy(() -> other.open("a", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsItsOwnSecretInAFileForNobodyElse(@TempDir Path folder) throws Exception {
        byte[] made = Keys.read(Optional.empty(), () -> folder.resolve("data"));
        assertThat(Keys.read(Optional.empty(), () -> folder.resolve("data"))).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/secret.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void refusesAShortSecretAndSeveralNodesWithoutOne(@TempDir Path folder) {
        assertThatThrownBy(() -> Keys.read(Optional.of("short"), () -> folder)).isInstanceOf(StartFault.class)
                .hasMessageContaining("HEED_SECRET_KEY");
        Keys keys = new Keys(TestSettings.of("heed.cluster", "true", "heed.secret.key", null));
        assertThatThrownBy(() -> keys.ready(new Started())).isInstanceOf(StartFault.class).hasMessageContaining("each");
    }

    @Test
    void saysSoWhenTheFileOfTheSecretIsEmptyOrCutOff(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("secret.key");
        for (String left : new String[] {"", "\n", "c2hvcnQ="}) {
            Files.writeString(file, left);
            assertThatThrownBy(() -> Keys.read(Optional.empty(), () -> folder)).isInstanceOf(StartFault.class)
                    .hasMessageContaining(file.toString()).hasMessageContaining("backup");
            assertThat(file).hasContent(left);
        }
    }

    @Test
    void leavesNothingBesideTheSecret(@TempDir Path folder) throws Exception {
        Keys.read(Optional.empty(), () -> folder);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("secret.key"));
        }
    }
}
