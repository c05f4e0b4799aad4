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

/**
 * A real database of each kind for the {@code …DbTest}s: one embedded PostgreSQL for the whole run, of which each test
 * class gets a copy of the migrated template, and an H2 in memory.
 */
public enum Database {
    H2 {
        @Override
        Fresh open() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            source.setUser("heed");
            source.setPassword("heed");
            Schema.migrate(source, false);
            return new Fresh(this, source, source.getURL(), "heed", "heed");
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
            DataSource source = server.getDatabase("postgres", name, Map.of("stringtype", "unspecified"));
            return new Fresh(this, source, url, "postgres", "postgres");
        }
    };

    abstract Fresh open();

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

        private Fresh(Database kind, DataSource source, String url, String user, String password) {
            this.kind = kind;
            this.source = source;
            this.url = url;
            factory = Persistence.createEntityManagerFactory("heed", Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.nonJtaDataSource", source,
                    "eclipselink.target-server", "None",
                    "eclipselink.session-name", "heed-" + UUID.randomUUID(),
                    "eclipselink.weaving", "false"));
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
            em.close();
            factory.close();
        }
    }
}
