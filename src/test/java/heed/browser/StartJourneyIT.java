package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets whose start cannot succeed: one sentence, an exit code of its own, no server left behind. */
class StartJourneyIT {
    private record End(int exitCode, String said) {}

    @TempDir
    Path folder;

    private End start(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar",
                System.getProperty("launcher.jar", "target/heed-launcher.jar"), System.getProperty("war", "target/heed.war"));
        builder.environment().put("HEED_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("HEED_PORT", "" + Portal.freePort());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new End(process.exitValue(), said);
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            End end = start(Map.of("HEED_PORT", "" + other.getLocalPort()));
            assertThat(end.exitCode()).isEqualTo(2);
            assertThat(end.said()).contains("Port " + other.getLocalPort()).contains("HEED_PORT");
        }
    }

    @Test
    void saysThatThePortIsNoNumber() throws Exception {
        End end = start(Map.of("HEED_PORT", "eighty"));
        assertThat(end.exitCode()).isEqualTo(8);
        assertThat(end.said()).contains("HEED_PORT must be a number from 1 to 65535, not \"eighty\"");
    }

    @Test
    void saysThatTheDataFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        End end = start(Map.of("HEED_DATA_DIR", file.resolve("below").toString()));
        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.said()).contains("data folder").contains("HEED_DATA_DIR");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerAndKeepsThePasswordToItself() throws Exception {
        End end = start(Map.of("HEED_DB_URL", "jdbc:postgresql://127.0.0.1:" + Portal.freePort() + "/heed?password=topsecret"));
        assertThat(end.exitCode()).isEqualTo(4);
        assertThat(end.said()).contains("database does not answer").doesNotContain("topsecret");
    }

    @Test
    void saysThatTheDatabaseIsOfANewerProgram() throws Exception {
        Path database = folder.resolve("newer");
        String url = "jdbc:h2:file:" + database;
        org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
        source.setURL(url);
        source.setUser("heed");
        source.setPassword("heed");
        heed.platform.Schema.migrate(source, false);
        try (Connection c = DriverManager.getConnection(url, "heed", "heed"); Statement s = c.createStatement()) {
            s.execute("insert into \"flyway_schema_history\" values (900, '900', 'from the future', 'SQL', 'V900__future.sql', 1,"
                    + " 'heed', current_timestamp, 1, true)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        End end = start(Map.of("HEED_DB_URL", url));
        assertThat(end.exitCode()).isEqualTo(5);
        assertThat(end.said()).contains("database").contains("900");
    }

    @Test
    void saysThatTheModulesCannotBeRead() throws Exception {
        End end = start(Map.of("HEED_MODULES_DIR", folder.resolve("nowhere").toString()));
        assertThat(end.exitCode()).isEqualTo(6);
        assertThat(end.said()).contains("HEED_MODULES_DIR");
    }
}
