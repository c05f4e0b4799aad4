package heed;

import heed.platform.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGPoolingDataSource;

/**
 * A real database of each kind for the {@code …DbTest}s: one embedded PostgreSQL for the whole run, of which each test
 * class gets a copy of the migrated template, and an H2 in memory.
 */
public enum Database {
    H2 {
        @Override
        Fresh open() {
            JdbcDataSource source = memory(UUID.randomUUID().toString());
            try (Connection c = source.getConnection(); Statement s = c.createStatement()) {
                s.execute("runscript from '" + Script.MIGRATED + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Fresh(this, source, source.getURL());
        }

        @Override
        void drop(Fresh db) throws SQLException {
            try (Connection c = db.source.getConnection(); Statement s = c.createStatement()) {
                s.execute("shutdown");
            }
        }
    },
    POSTGRES {
        @Override
        Fresh open() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            EmbeddedPostgres server = Server.RUNNING;
            try (Connection c = server.getPostgresDatabase().getConnection(); Statement s = c.createStatement()) {
                s.execute("create database " + name + " template heed_template");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            String url = server.getJdbcUrl("postgres", name) + "&stringtype=unspecified&reWriteBatchedInserts=true";
            return new Fresh(this, pool(name, url), url);
        }

        /** Each door opens a connection or two, and a new one costs a process and an empty plan cache. */
        @SuppressWarnings("deprecation") // PostgreSQL's advice is a pool of the server; there is no server here.
        private DataSource pool(String name, String url) {
            PGPoolingDataSource pool = new PGPoolingDataSource();
            pool.setDataSourceName(name);
            pool.setURL(url);
            pool.setMaxConnections(40);
            return pool;
        }

        @Override
        @SuppressWarnings("deprecation")
        void drop(Fresh db) throws SQLException {
            ((PGPoolingDataSource) db.source).close();
            try (Connection c = Server.RUNNING.getPostgresDatabase().getConnection(); Statement s = c.createStatement()) {
                s.execute("drop database " + db.url.replaceAll(".*/(t\\p{XDigit}+)\\?.*", "$1") + " with (force)");
            }
        }
    };

    abstract Fresh open();

    /** Gives back the memory or the disk of a database that is no longer needed: a run of all tests makes a thousand. */
    abstract void drop(Fresh db) throws SQLException;

    private static JdbcDataSource memory(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        source.setUser("heed");
        source.setPassword("heed");
        return source;
    }

    /** The migrated H2 as a script in memory: migrating anew for each test costs ten times as much. */
    private static final class Script {
        static final String MIGRATED = write();

        private static String write() {
            JdbcDataSource source = memory("template");
            Schema.migrate(source, false);
            String file = "memFS:heed-migrated.sql";
            try (Connection c = source.getConnection(); Statement s = c.createStatement()) {
                s.execute("script to '" + file + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return file;
        }
    }

    /** One factory of entity managers a kind of database, pointed at the database of the test that runs. */
    private final Pointer pointer = new Pointer();
    private EntityManagerFactory factory;

    private synchronized EntityManagerFactory factory(DataSource source) {
        pointer.to = source;
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory("heed", Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.nonJtaDataSource", pointer,
                    "eclipselink.target-server", "None",
                    "eclipselink.session-name", "heed-" + name(),
                    "eclipselink.weaving", "false"));
        }
        return factory;
    }

    private static final class Pointer implements DataSource {
        private volatile DataSource to;

        @Override
        public Connection getConnection() throws SQLException {
            return to.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return to.getConnection(user, password);
        }

        @Override
        public java.io.PrintWriter getLogWriter() throws SQLException {
            return to.getLogWriter();
        }

        @Override
        public void setLogWriter(java.io.PrintWriter out) throws SQLException {
            to.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            to.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return to.getLoginTimeout();
        }

        @Override
        public java.util.logging.Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
            return to.getParentLogger();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return to.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return to.isWrapperFor(type);
        }
    }

    /** Started when the first test asks for PostgreSQL; ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection c = server.getPostgresDatabase().getConnection(); Statement s = c.createStatement()) {
                    s.execute("create database heed_template");
                }
                Schema.migrate(server.getDatabase("postgres", "heed_template"), true);
                return server;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("Embedded PostgreSQL did not start", e);
            }
        }
    }

    /** One empty, migrated database. */
    public static final class Fresh implements AutoCloseable {
        public final Database kind;
        public final DataSource source;
        public final String url;
        private final EntityManagerFactory factory;
        private final EntityManager em;

        private Fresh(Database kind, DataSource source, String url) {
            this.kind = kind;
            this.source = source;
            this.url = url;
            factory = kind.factory(source);
            em = factory.createEntityManager();
        }

        /** The one entity manager that the doors under test are built with. */
        public EntityManager em() {
            return em;
        }

        /** A second one, for tests of two callers at the same time. */
        public EntityManager anotherEm() {
            return factory.createEntityManager();
        }

        /** Runs the work in a transaction: commits, or rolls back when it throws. */
        public <T> T tx(Function<EntityManager, T> work) {
            em.getTransaction().begin();
            try {
                T result = work.apply(em);
                em.getTransaction().commit();
                em.clear();
                return result;
            } catch (RuntimeException | Error e) {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
                em.clear();
                throw e;
            }
        }

        public void run(Consumer<EntityManager> work) {
            tx(e -> {
                work.accept(e);
                return null;
            });
        }

        @Override
        public void close() {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
            try {
                kind.drop(this);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
