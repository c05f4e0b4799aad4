package heed.access;

import heed.platform.Refusal;
import heed.platform.Settings;
import heed.platform.Sql;
import heed.platform.StartFault;
import heed.platform.Started;
import heed.platform.Texts;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens an empty house to its first administrator: name and password come from the settings {@code heed.admin.name} and
 * {@code heed.admin.password}, the name of the partnership from {@code heed.partnership.name}. Does nothing once there is
 * an administrator, so that the settings may stay or go.
 */
@ApplicationScoped
@Transactional
class FirstAdministrator {
    private EntityManager em;
    private Clock clock;
    private Settings settings;
    private Accounts accounts;
    private Grants grants;
    private Directory directory;
    private Instance<FirstUnit> units;

    protected FirstAdministrator() {}

    @Inject
    FirstAdministrator(EntityManager em, Clock clock, Settings settings, Accounts accounts, Grants grants, Directory directory,
            @Any Instance<FirstUnit> units) {
        this.em = em;
        this.clock = clock;
        this.settings = settings;
        this.accounts = accounts;
        this.grants = grants;
        this.directory = directory;
        this.units = units;
    }

    /** Late, when every room is ready. */
    public void open(@Observes @Priority(50) Started event) {
        Optional<String> password = settings.text("heed.admin.password");
        if (password.isEmpty() || Sql.of(em, "select 1 from role_grant where role = 'administrator'").exists()) {
            return;
        }
        List<Integer> tops = directory.tops();
        int top = tops.isEmpty() ? units.get().make(settings.text("heed.partnership.name").orElse("Our partnership")) : tops.get(0);
        String name = settings.text("heed.admin.name").orElse("administrator");
        try {
            UUID id = accounts.create(null, name, null, name);
            accounts.setPassword(id, password.get());
            grants.giveAll(List.of(new Grants.NewGrant(id, Role.ADMINISTRATOR, top, LocalDate.now(clock), null)));
        } catch (Refusal refusal) {
            throw new StartFault(8, "The first administrator (HEED_ADMIN_NAME, HEED_ADMIN_PASSWORD) cannot be made: "
                    + Texts.of(refusal));
        }
    }
}
