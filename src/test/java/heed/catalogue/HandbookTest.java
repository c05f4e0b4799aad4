package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages of docs/ that are written from the modules are current. */
class HandbookTest {
    private static final Path MODULES = Path.of("modules-content");
    private static final String REMEDY = "run: java -jar target/heed-launcher.jar target/heed.war handbook modules-content docs";

    @Test
    void theTableOfModulesIsCurrent() throws IOException {
        assertThat(Files.readString(Path.of("docs/modules.md"))).as(REMEDY).isEqualTo(Handbook.table(MODULES));
    }

    @Test
    void theListForExpertsIsCurrentAndHasItsHead() throws IOException {
        String page = Files.readString(Path.of("docs/content-review.md"));

        assertThat(page).as(REMEDY).isEqualTo(Handbook.head(page) + Handbook.review(MODULES));
        assertThat(Handbook.head(page)).contains("No line below has been confirmed by an expert yet");
    }
}
