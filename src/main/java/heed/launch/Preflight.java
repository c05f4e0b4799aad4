package heed.launch;

import heed.platform.PortalSource;
import heed.platform.Schema;
import heed.platform.StartFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The checks that need the program's own code: the database answers, its shape is current, the modules are sound. Loaded
 * from the WAR by the launcher before the server starts; answers with a sentence instead of throwing, because the two
 * sides share no classes but the JDK's.
 */
public final class Preflight {
    private Preflight() {}

    /**
     * @return null when all is well, else "exit code, blank, sentence"
     */
    public static String check(String url, String user, String password, String modulesFolder) {
        PortalSource source = new PortalSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        try (Connection connection = source.getConnection()) {
            connection.isValid(5);
        } catch (SQLException e) {
            String why = e.getMessage().lines().findFirst().orElse("no reason given");
            String hint = why.contains("may be already in use") || why.contains("already in use")
                    ? " Another Heed seems to run on the same data folder: stop it, or set HEED_DATA_DIR."
                    : " Check HEED_DB_URL, HEED_DB_USER and HEED_DB_PASSWORD.";
            return ExitCode.DATABASE + " The database does not answer at " + withoutSecrets(url) + ": " + why + hint;
        }
        try {
            Schema.migrate(source, source.isPostgres());
        } catch (StartFault fault) {
            return fault.exitCode() + " " + fault.getMessage();
        }
        return ModulesCheck.check(Path.of(modulesFolder)).map(f -> ExitCode.MODULES + " " + f).orElse(null);
    }

    static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1…");
    }
}
