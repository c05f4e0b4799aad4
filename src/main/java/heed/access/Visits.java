package heed.access;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When the caller was here before. */
@ApplicationScoped
@Transactional
public class Visits {
    private EntityManager em;
    private CurrentUser user;

    protected Visits() {}

    @Inject
    public Visits(EntityManager em, CurrentUser user) {
        this.em = em;
        this.user = user;
    }

    /** The last sign of life of the caller's sign-in before the newest one; empty on a first visit. */
    public Optional<OffsetDateTime> before() {
        return Sql.of(em, "select last_seen_at from sign_in where account_id = :account order by started_at desc offset 1 rows fetch next 1 rows only")
                .set("account", user.accountId()).first(r -> r.at("last_seen_at"));
    }
}
