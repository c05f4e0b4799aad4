package heed;

import heed.access.Accounts;
import heed.access.Answer;
import heed.access.Grants;
import heed.access.Knock;
import heed.access.Role;
import heed.access.SignIns;
import heed.platform.Ids;
import heed.platform.Sql;
import heed.workforce.WorkforceFixture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A partnership inside the server, for all Arquillian classes of a run, built when first asked for. People are added as
 * each test needs them: none is shared, so that no test waits for another.
 */
@ApplicationScoped
@Transactional
public class House {
    public static final String PASSWORD = "lamp under the doorway";

    @Inject
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private Accounts accounts;

    @Inject
    private Grants grants;

    @Inject
    private SignIns signIns;

    private static WorkforceFixture workforce;

    /** Somebody with an account. */
    public record Someone(UUID account, UUID person, String name) {}

    public WorkforceFixture workforce() {
        if (workforce == null) {
            workforce = new WorkforceFixture(em, clock);
        }
        return workforce;
    }

    private static String fresh(String stem) {
        return stem + "-" + Ids.next().toString().substring(24);
    }

    /** A nursery worker who may sign in. */
    public Someone learner() {
        String name = fresh("learner");
        UUID person = workforce().nurseryWorker("Ann", name, "2025-09-01");
        return account(name, person, Role.LEARNER, workforce().partnership);
    }

    /** An account of nobody in the workforce with a role for a unit. */
    public Someone with(Role role, int unit) {
        return account(fresh(role.code()), null, role, unit);
    }

    private Someone account(String name, UUID person, Role role, int unit) {
        UUID id = accounts.create(person, name, null, name);
        accounts.setPassword(id, PASSWORD);
        grants.giveAll(List.of(new Grants.NewGrant(id, role, unit, LocalDate.now(clock), null)));
        return new Someone(id, person, name);
    }

    /** Signs in at the door, with the second factor shown. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public String token(Someone someone) {
        Answer answer = signIns.withPassword(new Knock(someone.name(), "192.0.2.7", "a test", false), PASSWORD);
        return ((Answer.Welcome) answer).token();
    }

    public void change(String sql, UUID account) {
        Sql.of(em, sql).set("account", account).update();
    }

    public long count(String sql, Object id) {
        return Sql.of(em, sql).set("id", id).number();
    }

    public UUID id(String sql, String key) {
        return Sql.of(em, sql).set("key", key).first(r -> r.uuid("id")).orElseThrow();
    }

    /** Where this server answers. */
    public static Browser browser(HttpServletRequest request) {
        return new Browser("http://localhost:" + request.getLocalPort() + request.getContextPath());
    }

    /** A browser signed in as somebody whose second factor, if one is due, has been shown. */
    public Browser browser(HttpServletRequest request, Someone someone) {
        Browser browser = browser(request).with(token(someone));
        shown(someone.account());
        return browser;
    }

    public void shown(UUID account) {
        change("update sign_in set second_factor_at = started_at where account_id = :account", account);
    }
}
