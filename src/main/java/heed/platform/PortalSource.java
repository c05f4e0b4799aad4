package heed.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database as the one setting {@code heed.db.url} names it, H2 or PostgreSQL, so that changing over needs no second
 * setting for a driver class. Adds what the program relies on: to a PostgreSQL address {@code stringtype=unspecified},
 * without which a null identifier fails, and batched inserts in one statement; to a file of H2 {@code WRITE_DELAY=0}, without
 * which a killed server forgets what it has acknowledged, and {@code REUSE_SPACE=FALSE}, without which closing a file that a
 * kill has left can write over what is still in use (docs/decisions/0027).
 */
public class PortalSource implements DataSource {
    private static final List<String> H2_KEEPS = List.of("WRITE_DELAY=0", "REUSE_SPACE=FALSE");

    private String url;
    private String user;
    private String password;
    private DataSource source;

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    private synchronized DataSource source() throws SQLException {
        if (source == null) {
            if (isPostgres()) {
                PGSimpleDataSource postgres = new PGSimpleDataSource();
                postgres.setUrl(url);
                postgres.setUser(user);
                postgres.setPassword(password);
                postgres.setStringType("unspecified");
                postgres.setReWriteBatchedInserts(true);
                source = postgres;
            } else if (url.startsWith("jdbc:h2:")) {
                JdbcDataSource h2 = new JdbcDataSource();
                h2.setURL(keeping(url));
                h2.setUser(user);
                h2.setPassword(password);
                source = h2;
            } else {
                throw new SQLException("The address must begin with jdbc:postgresql: or jdbc:h2:");
            }
        }
        return source;
    }

    /** The address of a file with the settings it lacks; what it sets itself stays. */
    static String keeping(String url) {
        String whole = url;
        for (String setting : url.startsWith("jdbc:h2:file:") ? H2_KEEPS : List.<String>of()) {
            if (!url.toUpperCase(Locale.ROOT).contains(";" + setting.substring(0, setting.indexOf('=') + 1))) {
                whole += ";" + setting;
            }
        }
        return whole;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source().getConnection();
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        return source().getConnection(otherUser, otherPassword);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return source().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || source().isWrapperFor(type);
    }
}
