package heed.platform;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The database's shape: the migrations for both databases, and those for PostgreSQL alone. */
public final class Schema {
    private Schema() {}

    /**
     * Brings the database to its newest shape.
     *
     * @return how many migrations ran
     * @throws StartFault with exit code 5 when a migration fails or the database is newer than this program
     */
    public static int migrate(DataSource source, boolean postgres) {
        try {
            return flyway(source, postgres).migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartFault(5, "The database could not be brought to its newest shape: " + e.getMessage().strip());
        }
    }

    private static Flyway flyway(DataSource source, boolean postgres) {
        List<String> locations = new ArrayList<>(List.of("classpath:db/migration"));
        if (postgres) {
            locations.add("classpath:db/migration-postgresql");
        }
        FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations(locations.toArray(String[]::new))
                .cleanDisabled(true)
                // A database of a newer program is refused, not used: by default such migrations are passed over.
                .ignoreMigrationPatterns(new String[0])
                .validateMigrationNaming(true);
        return configuration.load();
    }
}
