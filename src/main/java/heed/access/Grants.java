package heed.access;

import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The grants: who holds which role for which unit, from when until when. A grant ends, it is never rewritten. */
@ApplicationScoped
@Transactional
public class Grants {
    /** Needs {@code :today}. */
    static final String LIVE = "select id, role, unit_key, first_day, last_day from role_grant where superseded_at is null"
            + " and first_day <= :today and (last_day is null or last_day >= :today)";

    /** A unit a role can be given for. */
    public record Unit(int key, String kind, String name) {}

    /** A grant with the name of its unit; last day null: open. */
    public record Line(UUID id, String role, int unitKey, String unit, LocalDate firstDay, LocalDate lastDay) {}

    /** A grant to be given with many others; last day null: open. */
    public record NewGrant(UUID accountId, Role role, int unitKey, LocalDate firstDay, LocalDate lastDay) {}

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Directory directory;
    private Event<AccessEvent> told;

    protected Grants() {}

    @Inject
    Grants(EntityManager em, Clock clock, Access access, CurrentUser user, Directory directory, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.directory = directory;
        this.told = told;
    }

    /**
     * Gives a role for a unit of the administrator's scope, from today.
     *
     * @param lastDay null: until further notice
     * @throws NotInScope when the unit or the account is outside
     * @throws Refusal when it is held already or the day is past
     */
    public void give(UUID accountId, Role role, int unitKey, LocalDate lastDay) {
        access.require(Permission.ADMINISTER, unitKey);
        LocalDate today = LocalDate.now(clock);
        if (lastDay != null && lastDay.isBefore(today)) {
            throw new Refusal("access.grant.past");
        }
        Account account = em.find(Account.class, accountId);
        if (account == null || !directory.reaches(access.scope(Permission.ADMINISTER), accountId)) {
            throw new NotInScope();
        }
        if (of(accountId).stream().anyMatch(g -> g.role() == role && g.unitKey() == unitKey)) {
            throw new Refusal("access.grant.held");
        }
        giveAll(List.of(new NewGrant(accountId, role, unitKey, today, lastDay)));
        told.fire(new AccessEvent("grant.given", user.accountId(), user.getName(), accountId, account.getDisplayName(),
                unitKey, role.code() + (lastDay == null ? "" : " until " + lastDay)));
    }

    /** Gives many at once, for work that has asked {@link Access} already. */
    public void giveAll(Collection<NewGrant> grants) {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        UUID by = user.isSignedIn() ? user.accountId() : null;
        Sql.batch(em, "insert into role_grant (id, account_id, role, unit_key, first_day, last_day, granted_by, recorded_at)"
                + " values (:id, :account, :role, :unit, :first, :last, :by, :now)", grants, (sql, g) -> sql
                .set("id", Ids.next()).set("account", g.accountId()).set("role", g.role().code()).set("unit", g.unitKey())
                .set("first", g.firstDay()).set("last", g.lastDay()).set("by", by).set("now", now));
    }

    /**
     * Takes a grant back, at once.
     *
     * @throws NotInScope when its unit is outside the administrator's scope
     * @throws Refusal when it is the caller's own as administrator: somebody else must do that
     */
    public void takeBack(UUID grantId) {
        record Held(UUID account, String name, Grant grant) {}
        Held held = Sql.of(em, "select g.id, g.role, g.unit_key, g.first_day, g.last_day, a.id as account, a.display_name"
                        + " from role_grant g join account a on a.id = g.account_id"
                        + " where g.id = :id and g.superseded_at is null")
                .set("id", grantId)
                .first(r -> new Held(r.uuid("account"), r.text("display_name"), grant(r)))
                .orElseThrow(NotInScope::new);
        access.require(Permission.ADMINISTER, held.grant().unitKey());
        if (held.account().equals(user.accountId()) && held.grant().role() == Role.ADMINISTRATOR) {
            throw new Refusal("access.grant.own");
        }
        Sql.of(em, "update role_grant set superseded_at = :now where id = :id")
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).set("id", grantId).update();
        told.fire(new AccessEvent("grant.taken", user.accountId(), user.getName(), held.account(), held.name(),
                held.grant().unitKey(), held.grant().role().code()));
    }

    /** What an account holds today. */
    public List<Grant> of(UUID accountId) {
        return Sql.of(em, LIVE + " and account_id = :account").set("account", accountId)
                .set("today", LocalDate.now(clock)).list(Grants::grant);
    }

    /** What an account holds today in the administrator's scope, with names. */
    public List<Line> lines(UUID accountId) {
        Map<Integer, String> names = units().stream().collect(Collectors.toMap(Unit::key, Unit::name, (a, b) -> a));
        return of(accountId).stream().filter(g -> names.containsKey(g.unitKey()))
                .map(g -> new Line(g.id(), g.role().code(), g.unitKey(), names.get(g.unitKey()), g.firstDay(), g.lastDay()))
                .toList();
    }

    /** The units for which the administrator may give roles, those that stand highest first. */
    public List<Unit> units() {
        return directory.units(access.require(Permission.ADMINISTER));
    }

    static Grant grant(Row r) {
        return new Grant(r.uuid("id"), Role.of(r.text("role")), r.integer("unit_key"), r.day("first_day"), r.day("last_day"));
    }
}
