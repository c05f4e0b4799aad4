package heed.launch;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.PortalSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    Path data;

    @Test
    void makesAFileThatHasGrownSmallAgainAndLosesNothing() throws Exception {
        String url = "jdbc:h2:file:" + data.resolve("heed");
        PortalSource source = new PortalSource();
        source.setUrl(url);
        source.setUser("heed");
        source.setPassword("heed");
        try (Connection c = source.getConnection(); Statement s = c.createStatement()) {
            s.execute("create table note (id integer primary key, said varchar(1000))");
            s.execute("insert into note select x, repeat('a', 900) from system_range(1, 2000)");
            for (int i = 0; i < 5; i++) {
                s.execute("update note set said = repeat('b', 900 + " + i + ")");
            }
        }
        Path file = data.resolve("heed.mv.db");
        long grown = Files.size(file);
        Preflight.compact(source, url, 1 << 20);
        assertThat(Files.size(file)).isLessThan(grown / 3);
        try (Connection c = source.getConnection(); Statement s = c.createStatement(); ResultSet r = s.executeQuery("select count(*), min(length(said)) from note")) {
            r.next();
            assertThat(r.getInt(1)).isEqualTo(2000);
            assertThat(r.getInt(2)).isEqualTo(904);
        }
    }

    @Test
    void leavesASmallFileAsItIs() throws Exception {
        Path file = Files.writeString(data.resolve("heed.mv.db"), "not even a database");
        Preflight.compact(new PortalSource(), "jdbc:h2:file:" + data.resolve("heed"), 1 << 20);
        assertThat(file).hasContent("not even a database");
    }
}
