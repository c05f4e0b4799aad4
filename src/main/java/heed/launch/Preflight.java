package heed.launch;

import heed.platform.PortalSource;
import heed.platform.Schema;
import heed.platform.StartFault;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checks that need the program's own code: the database answers, its shape is current, the modules are sound. Loaded
 * from the WAR by the launcher before the server starts; answers with a sentence instead of throwing, because the two
 * sides share no classes but the JDK's.
 */
public final class Preflight {
    private static final Pattern FILE = Pattern.compile("(?i)^jdbc:h2:file:([^;]+)");

    /** With the demonstration's 20 MB in it a file of 250 MB takes 1.5 s. */
    private static final long GROWN = 64L << 20;

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
        compact(source, url, GROWN);
        return ModulesCheck.check(Path.of(modulesFolder)).map(f -> ExitCode.MODULES + " " + f).orElse(null);
    }

    /**
     * Writes a file of H2 that has grown anew, without what is no longer in use, and puts it in the place of the old one when it is
     * whole: while the program runs nothing in the file is written over, so it only grows.
     *
     * @param grown bytes from which it is worth while
     */
    static void compact(PortalSource source, String url, long grown) {
        Matcher file = FILE.matcher(url);
        if (!file.find() || new File(file.group(1) + ".mv.db").length() < grown) {
            return;
        }
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        } catch (SQLException e) {
            // The old file is still there and sound, only long.
            Logger.getLogger(Preflight.class.getName()).log(Level.WARNING, "The database file was not made smaller", e);
        }
    }

    static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1…");
    }
}
