package heed.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was awarded is never rewritten: no statement of ours updates or deletes a row of the award tables. The one
 * exception is the law's: whoever is erased has their name taken out of the words beside an award, with the certificate that shows it, and of nothing else.
 */
class AppendOnlyTest {
    private static final Pattern REWRITES = Pattern.compile(
            "(update|delete\\s+from|merge\\s+into|truncate(\\s+table)?)[\\s\"+]+(award|award_revocation|award_verification|certificate)\\b(?!_)", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAKES_WORDS_OUT = Pattern.compile("delete from certificate where award_id in |update (award|award_revocation|award_verification) set (evidence = null|(reason|verified_by|revoked_by) = :nobody) where [^,;]*\"\\)");
    private static final Path ERASURE = Path.of("src/main/java/heed/award/AwardData.java");

    private static List<String> rewrites(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql"))
                    .filter(f -> REWRITES.matcher(read(f)).find()).map(Path::toString).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void noStatementRewritesAnAward() throws IOException {
        assertThat(rewrites(Path.of("src/main"))).containsExactly(ERASURE.toString());
    }

    @Test
    void anErasureTakesOutWordsAndNothingElse() {
        assertThat(REWRITES.matcher(TAKES_WORDS_OUT.matcher(read(ERASURE)).replaceAll("")).find()).isFalse();
        assertThat(TAKES_WORDS_OUT.matcher("\"update award set completed_on = :day where id = :id\")").find()).isFalse();
        assertThat(TAKES_WORDS_OUT.matcher("\"update award set evidence = null, verified = true where id = :id\")").find()).isFalse();
    }

    @Test
    void wouldFindOneThatDid() {
        assertThat(REWRITES.matcher("Sql.of(em, \"update award set slug = :slug\")").find()).isTrue();
        assertThat(REWRITES.matcher("\"delete from \"\n + \"award_revocation where\"").find()).isTrue();
        assertThat(REWRITES.matcher("\"select 1 from award a\"").find()).isFalse();
    }
}
