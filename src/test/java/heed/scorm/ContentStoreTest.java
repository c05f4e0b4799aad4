package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentStoreTest {
    private final UUID id = UUID.randomUUID();

    @TempDir
    Path temp;

    private ContentStore store;

    @BeforeEach
    void store() throws IOException {
        store = new ContentStore(temp.resolve("store"));
        store.<RuntimeException>put(id, folder -> {
            Files.createDirectories(folder.resolve("Shared"));
            Files.writeString(folder.resolve("Shared/Page.html"), "page");
        });
        Files.writeString(temp.resolve("secret"), "secret");
        Files.createSymbolicLink(store.folder(id).resolve("link"), temp.resolve("secret"));
        Files.createSymbolicLink(store.folder(id).resolve("up"), temp);
    }

    @Test
    void findsAFileAlsoInOtherLettersCase() throws IOException {
        assertThat(Files.readString(store.file(id, "Shared/Page.html").orElseThrow())).isEqualTo("page");
        assertThat(store.file(id, "shared/page.HTML")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", ".", "..", "../../secret", "Shared/../../../secret", "link", "up/secret", "Shared", "Shared/Page.html/x", "Shared\\Page.html", "a\u0000b", "none.html"})
    void findsNothingElse(String path) {
        assertThat(store.file(id, path)).isEmpty();
    }

    @Test
    void neverWritesOverAContent() {
        assertThatThrownBy(() -> store.<RuntimeException>put(id, folder -> Files.writeString(folder.resolve("other"), "other"))).isInstanceOf(IllegalStateException.class);
        assertThat(store.file(id, "other")).isEmpty();
        assertThat(temp.resolve("store").toFile().list()).hasSize(1);
    }

    @Test
    void leavesNothingOfAContentThatCouldNotBeFilled() {
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> store.<IOException>put(other, folder -> {
            Files.writeString(folder.resolve("half"), "half");
            throw new IOException("disk full");
        })).hasRootCauseMessage("disk full");
        assertThat(temp.resolve("store").toFile().list()).containsExactly(id.toString());
    }

    @Test
    void deletesALinkAndNotWhatItPointsTo() {
        store.delete(id);
        assertThat(temp.resolve("secret")).hasContent("secret");
        assertThat(store.folder(id)).doesNotExist();
    }
}
