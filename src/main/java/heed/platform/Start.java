package heed.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Starts the program inside the server: shapes the database, then lets each room get ready ({@link Started}). A fault
 * here fails the deployment with the same sentence that the launcher prints.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/heed",
        className = "heed.platform.PortalSource",
        url = "${MPCONFIG=heed.db.url}",
        user = "${MPCONFIG=heed.db.user}",
        password = "${MPCONFIG=heed.db.password}",
        minPoolSize = 4,
        maxPoolSize = 32,
        maxIdleTime = 300)
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Start {
    private static final Logger LOG = System.getLogger(Start.class.getName());
    /** "heed" in ASCII: the name of the lock among all locks of the database. */
    private static final int TURN = 0x68656564;

    @Resource(lookup = "java:app/jdbc/heed")
    private DataSource source;

    @Inject
    private Settings settings;

    @Inject
    private Event<Started> started;

    @Inject
    private Readiness readiness;

    @PostConstruct
    void start() {
        try {
            inTurn(() -> {
                int ran = Schema.migrate(source, settings.postgres());
                LOG.log(Level.INFO, "Database ready, {0} migrations ran", ran);
                started.fire(new Started());
            });
            readiness.open();
        } catch (StartFault fault) {
            readiness.fail(fault);
            LOG.log(Level.ERROR, "Heed cannot start: " + fault.getMessage());
            throw fault;
        }
    }

    /**
     * Nodes that start together get ready one after the other, so that each finds what the one before it has written. The
     * lock goes with its connection, also when the node dies. An H2 file has one node at a time anyway.
     */
    private void inTurn(Runnable work) {
        if (!settings.postgres()) {
            work.run();
            return;
        }
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + TURN + ")");
            try {
                work.run();
            } finally {
                statement.execute("select pg_advisory_unlock(" + TURN + ")");
            }
        } catch (SQLException e) {
            throw new StartFault(4, "The database does not answer: " + e.getMessage());
        }
    }
}
